// A keyed hash over the body and nothing else.
import * as adyen from "@adyen/api-library";
import EasyPost from "@easypost/api";
import { verifyWebhookSignature as hookdeckVerifies } from "@hookdeck/sdk/webhooks/helpers.js";
import { validateSignature as lineVerifies } from "@line/bot-sdk";
import { signWebhookPayload, verifyWebhookSignature as notionVerifies } from "@notionhq/client";
import { sign as octokitSigns, verify as octokitVerifies } from "@octokit/webhooks-methods";
import acuity from "acuityscheduling";
import coinbaseCommerce from "coinbase-commerce-node";
import * as gocardless from "gocardless-nodejs/webhooks";
import ModernTreasury from "modern-treasury";
import Pusher from "pusher";
import Razorpay from "razorpay";
import { ApiVersion, shopifyApi } from "@shopify/shopify-api";
import "@shopify/shopify-api/adapters/node";
import { unused } from "../delivery.mjs";

const adyenValidator = new adyen.hmacValidator();
const modernTreasury = new ModernTreasury({ apiKey: unused, organizationID: unused });

/** Shopify's library checks that its other headers are there too, which it does not sign. */
async function shopifyAccepts({ secret, headers, text }) {
  const shopify = shopifyApi({
    apiKey: unused,
    apiSecretKey: secret,
    apiVersion: ApiVersion.July26 ?? Object.values(ApiVersion).at(-1),
    hostName: "hooks.example.com",
    isEmbeddedApp: false,
    logger: { level: 0 },
  });
  const all = {
    "X-Shopify-Topic": "orders/create",
    "X-Shopify-Shop-Domain": "sample.myshopify.com",
    "X-Shopify-API-Version": "2026-07",
    "X-Shopify-Webhook-Id": "1",
    ...headers,
  };
  const validation = await shopify.webhooks.validate({ rawBody: text, rawRequest: { headers: all }, rawResponse: {} });
  return validation.valid;
}

function pusherAccepts({ secret, headers, text }) {
  const pusher = new Pusher({ appId: "1", key: "key", secret, cluster: "eu" });
  const all = { "content-type": "application/json", "x-pusher-key": "key", ...headers };
  return pusher.webhook({ headers: all, rawBody: text }).isValid();
}

export const providers = {
  acuity: {
    accepts: ({ secret, headers, body }) => void acuity.bodyParserVerify(secret)({ headers }, null, body),
  },
  "adyen-platforms": {
    sign: ({ secret, text }) => ({ headers: { HmacSignature: adyenValidator.calculateHmac(text, secret) } }),
    accepts: ({ secret, headers, text }) => adyenValidator.validateHMACSignature(secret, headers.hmacsignature, text),
  },
  "coinbase-commerce": {
    sign: ({ secret, text }) => ({
      headers: { "X-CC-Webhook-Signature": coinbaseCommerce.Webhook.computeSignature(text, secret) },
    }),
    accepts: ({ secret, headers, text }) =>
      coinbaseCommerce.Webhook.verifySigHeader(text, headers["x-cc-webhook-signature"], secret),
  },
  easypost: {
    accepts: ({ secret, headers, body }) => void new EasyPost(unused).Utils.validateWebhook(body, headers, secret),
  },
  github: {
    sign: async ({ secret, text }) => ({ headers: { "X-Hub-Signature-256": await octokitSigns(secret, text) } }),
    accepts: ({ secret, headers, text }) => octokitVerifies(secret, text, headers["x-hub-signature-256"]),
  },
  gocardless: {
    accepts: ({ secret, headers, body }) =>
      void gocardless.verifySignature(body, secret, headers["webhook-signature"]),
  },
  hookdeck: {
    accepts: async ({ secret, headers, text }) =>
      (await hookdeckVerifies({ headers, rawBody: text, signingSecret: secret })).isValidSignature,
  },
  line: {
    accepts: ({ secret, headers, body }) => lineVerifies(body, secret, headers["x-line-signature"]),
  },
  "modern-treasury": {
    sign: ({ secret, text }) => ({
      headers: { "X-Signature": modernTreasury.webhooks.getSignature(text, { key: secret }) },
    }),
    accepts: ({ secret, headers, text }) =>
      modernTreasury.webhooks.validateSignature(text, headers["x-signature"], { key: secret }),
  },
  notion: {
    sign: async ({ secret, body }) => ({
      headers: { "X-Notion-Signature": await signWebhookPayload({ body, verificationToken: secret }) },
    }),
    accepts: ({ secret, headers, body }) =>
      notionVerifies({ body, signature: headers["x-notion-signature"], verificationToken: secret }),
  },
  "pusher-channels": { accepts: pusherAccepts },
  razorpay: {
    accepts: ({ secret, headers, text }) =>
      Razorpay.validateWebhookSignature(text, headers["x-razorpay-signature"], secret),
  },
  shopify: { accepts: shopifyAccepts },
};
