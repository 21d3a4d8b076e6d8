// Signed tokens: JSON Web Tokens in a header, with a hash of what they vouch for.
import { createHash, createHmac, createSecretKey } from "node:crypto";
import { decodeWebhook as kindeDecodes } from "@kinde/webhooks";
import * as vonage from "@vonage/jwt";
import { AppStrategy as WixApp } from "@wix/sdk";
import { AccessToken } from "livekit-server-sdk";
import { verify as messagebirdVerifies } from "messagebird/lib/webhook-signature-jwt.js";
import { pemPublicKey, unused, webPublicKey } from "../delivery.mjs";

const bearer = (headers) => headers.authorization.replace(/^Bearer /, "");

/** LiveKit's server makes its tokens so: the library offers no shorter way. */
async function liveKitSigns({ secret, body }) {
  const token = new AccessToken("key", secret, { ttl: 300 });
  token.sha256 = createHash("sha256").update(body).digest("base64");
  return { headers: { Authorization: await token.toJwt() } };
}

/** MessageBird's library only verifies, and wants claims that no receiver needs: so its tokens are made here. */
function messageBirdSigns({ secret, id, timestamp, url, body }) {
  const hash = (value) => createHash("sha256").update(value).digest("hex");
  const claims = {
    iss: "MessageBird",
    jti: id,
    nbf: timestamp,
    exp: timestamp + 60,
    url_hash: hash(url),
    payload_hash: hash(body),
  };
  const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const token = `${part({ alg: "HS256", typ: "JWT" })}.${part(claims)}`;
  const signature = createHmac("sha256", secret).update(token).digest("base64url");
  return { headers: { "MessageBird-Signature-JWT": `${token}.${signature}` } };
}

/** The library fetches the keys from Kinde: here it is answered with the one that the test signed with. */
async function kindeAccepts(delivery) {
  const original = globalThis.fetch;
  globalThis.fetch = async () => Response.json({ keys: [{ ...webPublicKey(delivery), alg: "RS256", use: "sig" }] });
  try {
    return (await kindeDecodes(delivery.text, "https://sample.kinde.com")) !== null;
  } finally {
    globalThis.fetch = original;
  }
}

export const providers = {
  kinde: { accepts: kindeAccepts },
  livekit: { sign: liveKitSigns },
  messagebird: {
    sign: messageBirdSigns,
    accepts: ({ secret, url, headers, body }) =>
      messagebirdVerifies(url, body, headers["messagebird-signature-jwt"], createSecretKey(Buffer.from(secret))),
  },
  vonage: {
    accepts: ({ secret, headers }) => vonage.verifySignature(bearer(headers), secret),
  },
  wix: {
    accepts: async (delivery) =>
      (await WixApp({ appId: unused, publicKey: pemPublicKey(delivery) }).decodeJWT(delivery.text)).valid,
  },
};
