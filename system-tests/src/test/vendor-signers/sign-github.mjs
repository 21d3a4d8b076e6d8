// Signs each line of standard input, base64 of a body, as GitHub's own library does; prints one signature a line.
import { createInterface } from "node:readline";
import { sign } from "@octokit/webhooks-methods";

const secret = process.env.GITHUB_WEBHOOK_SECRET;
for await (const line of createInterface({ input: process.stdin })) {
  console.log(await sign(secret, Buffer.from(line, "base64").toString("utf8")));
}
