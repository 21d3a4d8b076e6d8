// Signatures that anybody can verify who has the vendor's public key.
import https from "node:https";
import { Readable } from "node:stream";
import sendgrid from "@sendgrid/eventwebhook";
import { verifyKey as discordVerifies } from "discord-interactions";
import SnsValidator from "sns-validator";
import Telnyx from "telnyx";
import { derPublicKey, pemPublicKey, rawPublicKey, unused } from "../delivery.mjs";

const telnyx = new Telnyx({ apiKey: unused });

function sendGridAccepts(delivery) {
  const eventWebhook = new sendgrid.EventWebhook();
  return eventWebhook.verifySignature(
    eventWebhook.convertPublicKeyToECDSA(derPublicKey(delivery).toString("base64")),
    delivery.body,
    delivery.headers["x-twilio-email-event-webhook-signature"],
    delivery.headers["x-twilio-email-event-webhook-timestamp"],
  );
}

/** The library fetches the certificate from Amazon: here it is answered with the key that the test signed with. */
function snsAccepts(delivery) {
  const original = https.get;
  https.get = (_url, respond) => {
    respond(Object.assign(Readable.from([pemPublicKey(delivery)]), { statusCode: 200 }));
    return { on: () => {} };
  };
  return new Promise((accept, refuse) =>
    new SnsValidator().validate(delivery.text, (error) => (error ? refuse(error) : accept(true))),
  ).finally(() => {
    https.get = original;
  });
}

export const providers = {
  "aws-sns": { accepts: snsAccepts },
  discord: {
    accepts: (delivery) =>
      discordVerifies(
        delivery.body,
        delivery.headers["x-signature-ed25519"],
        delivery.headers["x-signature-timestamp"],
        rawPublicKey(delivery).toString("hex"),
      ),
  },
  sendgrid: { accepts: sendGridAccepts },
  telnyx: {
    accepts: async (delivery) =>
      void (await telnyx.webhooks.unwrap(delivery.text, {
        headers: delivery.headers,
        key: rawPublicKey(delivery).toString("base64"),
      })),
  },
};
