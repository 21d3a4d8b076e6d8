// Signatures that stand in the body, over some of its fields.
import * as adyen from "@adyen/api-library";
import braintree from "braintree";
import { formBody, json } from "../delivery.mjs";

const adyenValidator = new adyen.hmacValidator();

/** The item of a payment notification; of several, each is signed on its own. */
const adyenItems = (delivery) => json(delivery).notificationItems.map((item) => item.NotificationRequestItem);

function adyenSigns(delivery) {
  const notification = json(delivery);
  for (const { NotificationRequestItem: item } of notification.notificationItems) {
    item.additionalData = { hmacSignature: adyenValidator.calculateHmac(item, delivery.secret) };
  }
  return { headers: {}, body: JSON.stringify(notification) };
}

/** The secret stands for the private key; the public key is the half that a signature names. */
const braintreeGateway = (privateKey) =>
  new braintree.BraintreeGateway({
    environment: braintree.Environment.Sandbox,
    merchantId: "merchant",
    publicKey: "public",
    privateKey,
  });

export const providers = {
  adyen: {
    sign: adyenSigns,
    accepts: (delivery) =>
      adyenItems(delivery).every((item) => adyenValidator.validateHMAC(item, delivery.secret)),
  },
  braintree: {
    sign: ({ secret }) => ({
      headers: {},
      body: formBody(
        braintreeGateway(secret).webhookTesting.sampleNotification("subscription_went_past_due", "subscription-1"),
      ),
    }),
  },
};
