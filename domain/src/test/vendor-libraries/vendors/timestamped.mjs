// A keyed hash over the body and the time of its sending, against replays.
import { ElevenLabsClient } from "@elevenlabs/elevenlabs-js";
import justifi from "@justifi/justifi-node";
import { LinearWebhookClient } from "@linear/sdk/webhooks";
import Mux from "@mux/mux-node";
import { Paddle } from "@paddle/paddle-node-sdk";
import { encodeSignatureHeader, isValidSignature as sanityVerifies } from "@sanity/webhook";
import { WorkOS } from "@workos-inc/node";
import { AwsLambdaReceiver as ZoomReceiver } from "@zoom/rivet/users";
import { WebhooksManager as BoxWebhooks } from "box-node-sdk/lib/managers/webhooks";
import { v2 as cloudinary } from "cloudinary";
import { Crisp } from "crisp-api";
import { WebhookSignature as FintocSignature } from "fintoc";
import Retell from "retell-sdk";
import Stripe from "stripe";
import { WebflowClient } from "webflow-api";
import { json, unused } from "../delivery.mjs";

const crisp = new Crisp();
const workos = new WorkOS(unused).webhooks;

function cloudinaryAccepts({ secret, headers, text }) {
  cloudinary.config({ api_secret: secret });
  return cloudinary.utils.verifyNotificationSignature(
    text,
    Number(headers["x-cld-timestamp"]),
    headers["x-cld-signature"],
  );
}

/** Zoom's library takes whole requests, and of its receivers this is the one that needs no server. */
async function zoomAccepts({ secret, headers, text }) {
  const receive = new ZoomReceiver({ webhooksSecretToken: secret }).start();
  const answer = await receive({ headers, body: text, isBase64Encoded: false }, {});
  return answer.statusCode === 200;
}

/** The library's verifyHook is the same, but false to all until the client has fetched from Crisp where to listen. */
function crispAccepts(delivery) {
  const { "x-crisp-request-timestamp": timestamp, "x-crisp-signature": signature } = delivery.headers;
  return crisp.verifyWidget(delivery.secret, json(delivery), timestamp, signature);
}

export const providers = {
  box: {
    accepts: ({ secret, headers, text }) =>
      BoxWebhooks.validateMessage(
        text,
        { "box-signature-version": "1", "box-signature-algorithm": "HmacSHA256", ...headers },
        secret,
      ),
  },
  cloudinary: {
    sign: ({ secret, timestamp, text }) => ({
      headers: {
        "X-Cld-Timestamp": String(timestamp),
        "X-Cld-Signature": cloudinary.utils.webhook_signature(text, timestamp, { api_secret: secret }),
      },
    }),
    accepts: cloudinaryAccepts,
  },
  crisp: { accepts: crispAccepts },
  elevenlabs: {
    accepts: async ({ secret, headers, text }) =>
      void (await new ElevenLabsClient({ apiKey: unused }).webhooks.constructEvent(
        text,
        headers["elevenlabs-signature"],
        secret,
      )),
  },
  fintoc: {
    accepts: ({ secret, headers, text }) => FintocSignature.verifyHeader(text, headers["fintoc-signature"], secret),
  },
  justifi: {
    accepts: (delivery) =>
      justifi.default
        .client()
        .verifySignature(
          json(delivery),
          delivery.headers["justifi-timestamp"],
          delivery.secret,
          delivery.headers["justifi-signature"],
        ),
  },
  linear: {
    accepts: ({ secret, headers, body }) => new LinearWebhookClient(secret).verify(body, headers["linear-signature"]),
  },
  mux: {
    accepts: ({ secret, headers, text }) =>
      new Mux({ tokenId: unused, tokenSecret: unused }).webhooks.verifySignature(text, headers, secret).then(() => true),
  },
  paddle: {
    accepts: ({ secret, headers, text }) =>
      new Paddle(unused).webhooks.isSignatureValid(text, secret, headers["paddle-signature"]),
  },
  retell: {
    sign: async ({ secret, text }) => ({ headers: { "X-Retell-Signature": await Retell.sign(text, secret) } }),
    accepts: ({ secret, headers, text }) => Retell.verify(text, secret, headers["x-retell-signature"]),
  },
  sanity: {
    sign: async ({ secret, timestamp, text }) => ({
      headers: { "sanity-webhook-signature": await encodeSignatureHeader(text, timestamp * 1000, secret) },
    }),
    accepts: ({ secret, headers, text }) => sanityVerifies(text, headers["sanity-webhook-signature"], secret),
  },
  stripe: {
    sign: ({ secret, timestamp, text }) => ({
      headers: {
        "Stripe-Signature": Stripe.webhooks.generateTestHeaderString({ payload: text, secret, timestamp }),
      },
    }),
    accepts: ({ secret, headers, text }) =>
      Stripe.webhooks.signature.verifyHeader(text, headers["stripe-signature"], secret, 300),
  },
  webflow: {
    accepts: ({ secret, headers, text }) =>
      new WebflowClient({ accessToken: unused }).webhooks.verifySignature({ headers, body: text, secret }),
  },
  workos: {
    sign: async (delivery) => {
      const milliseconds = delivery.timestamp * 1000;
      const signature = await workos.computeSignature(milliseconds, json(delivery), delivery.secret);
      return { headers: { "WorkOS-Signature": `t=${milliseconds}, v1=${signature}` } };
    },
    accepts: (delivery) =>
      workos.verifyHeader({
        payload: json(delivery),
        sigHeader: delivery.headers["workos-signature"],
        secret: delivery.secret,
      }),
  },
  zoom: { accepts: zoomAccepts },
};
