// What several vendors' libraries have to be told, or are told in the same words.
import { createPublicKey } from "node:crypto";

/** An API key for clients that demand one to be constructed; no request is ever made with it. */
export const unused = "unused";

export const inMilliseconds = (seconds) => new Date(seconds * 1000);

/** The body as the JSON value that some libraries want in its place. */
export const json = ({ text }) => JSON.parse(text);

/** The fields of a form, each name once. */
export const form = ({ text }) => Object.fromEntries(new URLSearchParams(text));

export const formBody = (fields) => new URLSearchParams(fields).toString();

/** The public one of the two keys that a test's secret holds in PEM. */
function publicKey({ secret }) {
  const [, base64] = /-----BEGIN PUBLIC KEY-----(.+)-----END PUBLIC KEY-----/.exec(secret);
  return createPublicKey({ key: Buffer.from(base64, "base64"), format: "der", type: "spki" });
}

/** The 32 bytes of an Ed25519 key. */
export const rawPublicKey = (delivery) => Buffer.from(publicKey(delivery).export({ format: "jwk" }).x, "base64url");

export const derPublicKey = (delivery) => publicKey(delivery).export({ format: "der", type: "spki" });

export const pemPublicKey = (delivery) => publicKey(delivery).export({ format: "pem", type: "spki" });

export const webPublicKey = (delivery) => publicKey(delivery).export({ format: "jwk" });
