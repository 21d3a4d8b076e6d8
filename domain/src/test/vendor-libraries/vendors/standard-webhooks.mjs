// Standard Webhooks, and the vendors whose libraries read its headers under one name or another.
import Anthropic from "@anthropic-ai/sdk";
import { verifyWebhook as clerkVerifies } from "@clerk/backend/webhooks";
import { validateEvent, WebhookVerificationError } from "@polar-sh/sdk/webhooks";
import Finch from "@tryfinch/finch-api";
import DodoPayments from "dodopayments";
import Lithic from "lithic";
import OpenAI from "openai";
import Replicate from "replicate";
import { Resend } from "resend";
import { Webhook } from "standardwebhooks";
import { Webhook as Svix } from "svix";
import { inMilliseconds, unused } from "../delivery.mjs";

const reference = {
  sign: ({ secret, id, timestamp, text }) => ({
    headers: {
      "webhook-id": id,
      "webhook-timestamp": String(timestamp),
      "webhook-signature": new Webhook(secret).sign(id, inMilliseconds(timestamp), text),
    },
  }),
  accepts: ({ secret, headers, text }) => void new Webhook(secret).verify(text, headers, { jsonParse: false }),
};

const svix = {
  sign: ({ secret, id, timestamp, text }) => ({
    headers: {
      "svix-id": id,
      "svix-timestamp": String(timestamp),
      "svix-signature": new Svix(secret).sign(id, inMilliseconds(timestamp), text),
    },
  }),
  accepts: ({ secret, headers, text }) => void new Svix(secret).verify(text, headers),
};

/** Polar's library reads the event after it has verified it, and knows no event of ours. */
function polarAccepts({ secret, headers, text }) {
  try {
    validateEvent(text, headers, secret);
  } catch (error) {
    if (error instanceof WebhookVerificationError) {
      throw error;
    }
  }
}

export const providers = {
  anthropic: {
    accepts: ({ secret, headers, text }) =>
      void new Anthropic({ apiKey: unused }).beta.webhooks.unwrap(text, { headers, key: secret }),
  },
  clerk: {
    accepts: async ({ secret, headers, method, url, body }) =>
      void (await clerkVerifies(new Request(url, { method, headers, body }), { signingSecret: secret })),
  },
  "dodo-payments": {
    accepts: ({ secret, headers, text }) =>
      void new DodoPayments({ bearerToken: unused }).webhooks.unwrap(text, { headers, key: secret }),
  },
  finch: {
    accepts: ({ secret, headers, text }) =>
      void new Finch({ accessToken: unused }).webhooks.verifySignature(text, headers, secret),
  },
  lithic: {
    accepts: ({ secret, headers, text }) =>
      void new Lithic({ apiKey: unused }).webhooks.verifySignature(text, headers, secret),
  },
  openai: {
    accepts: async ({ secret, headers, text }) =>
      void (await new OpenAI({ apiKey: unused }).webhooks.verifySignature(text, headers, secret)),
  },
  polar: { accepts: polarAccepts },
  replicate: {
    accepts: ({ secret, headers, text }) => Replicate.validateWebhook({ headers, body: text }, secret),
  },
  resend: {
    accepts: ({ secret, headers, text }) =>
      void new Resend(unused).webhooks.verify({
        payload: text,
        headers: {
          id: headers["svix-id"],
          timestamp: headers["svix-timestamp"],
          signature: headers["svix-signature"],
        },
        webhookSecret: secret,
      }),
  },
  "standard-webhooks": reference,
  svix,
};
