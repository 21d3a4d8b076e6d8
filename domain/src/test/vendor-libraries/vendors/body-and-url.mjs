// A keyed hash that covers the URL too, or the form's fields instead of the raw body.
import * as contentful from "@contentful/node-apps-toolkit";
import { Signature as HubSpotSignature } from "@hubspot/api-client";
import { InvalidWebhookSignatureError, WebhookSignatureValidator } from "mercadopago";
import plivo from "plivo";
import { WebhooksHelper as SquareWebhooks } from "square";
import twilio from "twilio";
import { form } from "../delivery.mjs";

function contentfulRequest({ method, url, headers, text }) {
  const { pathname, search } = new URL(url);
  return { method, path: pathname + search, headers, body: text };
}

export const providers = {
  contentful: {
    sign: (delivery) => {
      const headers = { "X-Contentful-Topic": "ContentManagement.Entry.publish" };
      const request = contentfulRequest({ ...delivery, headers });
      return { headers: { ...headers, ...contentful.signRequest(delivery.secret, request, delivery.timestamp * 1000) } };
    },
    accepts: (delivery) => contentful.verifyRequest(delivery.secret, contentfulRequest(delivery), 300),
  },
  hubspot: {
    sign: ({ secret, method, url, timestamp, text }) => ({
      headers: {
        "X-HubSpot-Request-Timestamp": String(timestamp * 1000),
        "X-HubSpot-Signature-v3": HubSpotSignature.getSignature(method, "v3", {
          clientSecret: secret,
          url,
          requestBody: text,
          timestamp: timestamp * 1000,
        }),
      },
    }),
    accepts: ({ secret, method, url, headers, text }) =>
      HubSpotSignature.isValid({
        signatureVersion: "v3",
        method,
        url,
        clientSecret: secret,
        requestBody: text,
        signature: headers["x-hubspot-signature-v3"],
        timestamp: Number(headers["x-hubspot-request-timestamp"]),
      }),
  },
  "mercado-pago": {
    accepts: ({ secret, url, headers }) =>
      void WebhookSignatureValidator.validate({
        xSignature: headers["x-signature"],
        xRequestId: headers["x-request-id"],
        dataId: new URL(url).searchParams.get("data.id"),
        secret,
      }),
  },
  plivo: {
    accepts: (delivery) =>
      plivo.validateV3Signature(
        delivery.method,
        delivery.url,
        delivery.headers["x-plivo-signature-v3-nonce"],
        delivery.secret,
        delivery.headers["x-plivo-signature-v3"],
        form(delivery),
      ),
  },
  square: {
    accepts: ({ secret, url, headers, text }) =>
      SquareWebhooks.verifySignature({
        requestBody: text,
        signatureHeader: headers["x-square-hmacsha256-signature"],
        signatureKey: secret,
        notificationUrl: url,
      }),
  },
  twilio: {
    sign: (delivery) => ({
      headers: {
        "X-Twilio-Signature": twilio.getExpectedTwilioSignature(delivery.secret, delivery.url, form(delivery)),
      },
    }),
    accepts: (delivery) =>
      twilio.validateRequest(delivery.secret, delivery.headers["x-twilio-signature"], delivery.url, form(delivery)),
  },
};
