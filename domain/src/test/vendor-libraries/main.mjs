// Lets the vendors' own libraries sign and verify: one JSON request a line on standard input, one answer a line.
//
//   {"provider", "do": "sign",    "secret", "method", "url", "id", "timestamp", "body"}    -> {"headers", "body"?}
//   {"provider", "do": "accepts", "secret", "method", "url", "headers", "body"}            -> {"accepted", "reason"?}
//
// Bodies are base64, timestamps are seconds, headers come with names in lower case. A library that throws refuses; whatever
// else goes wrong is {"failure"}. The first line says that all libraries are loaded: {"ready": true}.
import { createInterface } from "node:readline";
import { stdout } from "node:process";
import * as bodyAndUrl from "./vendors/body-and-url.mjs";
import * as bodyOnly from "./vendors/body-only.mjs";
import * as inBody from "./vendors/in-body.mjs";
import * as publicKey from "./vendors/public-key.mjs";
import * as standardWebhooks from "./vendors/standard-webhooks.mjs";
import * as timestamped from "./vendors/timestamped.mjs";
import * as tokens from "./vendors/tokens.mjs";

const providers = Object.assign(
  {},
  ...[bodyAndUrl, bodyOnly, inBody, publicKey, standardWebhooks, timestamped, tokens].map((group) => group.providers),
);

// standard output carries the answers: what libraries log goes elsewhere
for (const level of ["log", "info", "debug", "warn"]) {
  console[level] = console.error;
}

async function answer(request) {
  const vendor = providers[request.provider]?.[request.do];
  if (!vendor) {
    return { failure: `no library here can ${request.do} for ${request.provider}` };
  }
  const body = Buffer.from(request.body, "base64");
  const delivery = { ...request, body, text: body.toString("utf8") };
  return request.do === "sign" ? signed(await vendor(delivery)) : accepted(vendor, delivery);
}

function signed({ headers, body }) {
  return { headers, ...(body === undefined ? {} : { body: Buffer.from(body).toString("base64") }) };
}

async function accepted(vendor, delivery) {
  try {
    // a library that answers nothing has thrown nothing
    return { accepted: (await vendor(delivery)) !== false };
  } catch (refusal) {
    return { accepted: false, reason: String(refusal?.message ?? refusal) };
  }
}

stdout.write(`${JSON.stringify({ ready: true })}\n`);
for await (const line of createInterface({ input: process.stdin })) {
  let reply;
  try {
    reply = await answer(JSON.parse(line));
  } catch (failure) {
    reply = { failure: String(failure?.stack ?? failure) };
  }
  stdout.write(`${JSON.stringify(reply)}\n`);
}
