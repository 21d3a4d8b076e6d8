package dev.penstock.system;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bodies that the sources of the shipped definitions send. */
public final class Deliveries {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Fit to publish, by any standard. */
    public static final String FRIENDLY = "Thank you, this explanation helped me a lot!";

    /** Unfit, yet mild enough to stand here. */
    public static final String INSULTING = "You are a stupid idiot and everybody hates you, you pathetic loser.";

    private Deliveries() {}

    /** A comment as a community platform reports it. */
    public static String submitted(String text) {
        return submitted(Map.of("kind", "comment", "author", "u-17", "text", text));
    }

    public static String submitted(Map<String, Object> data) {
        ObjectNode body =
                JSON.createObjectNode().put("type", "content.submitted").put("timestamp", "2026-01-02T03:04:05Z");
        body.set("data", JSON.valueToTree(data));
        return body.toString();
    }

    /** An enquiry as a CRM reports it. */
    public static String enquiry(String id, String message) {
        ObjectNode body = JSON.createObjectNode().put("id", id).put("type", "enquiry.received");
        body.putObject("data").put("message", message).putObject("history").put("contacts", 1);
        return body.toString();
    }

    /** A file that was handed in. */
    public static String document(String name, byte[] file) {
        return upload("document", name, file);
    }

    /** A picture that was uploaded. */
    public static String picture(String name, byte[] file) {
        return upload("picture", name, file);
    }

    private static String upload(String what, String name, byte[] file) {
        ObjectNode body =
                JSON.createObjectNode().put("type", what + ".uploaded").put("timestamp", "2026-01-02T03:04:05Z");
        body.putObject("data")
                .put(what, name)
                .putObject("file")
                .put("name", name)
                .put("base64", Base64.getEncoder().encodeToString(file));
        return body.toString();
    }

    /** A payment by a customer of small habits, at a terminal of which {@code fraudShare} of a month's payments were frauds. */
    public static String payment(double amount, double fraudShare) {
        ObjectNode body =
                JSON.createObjectNode().put("type", "payment.attempted").put("timestamp", "2026-01-02T03:04:05Z");
        ObjectNode data = body.putObject("data").put("payment", "p-1").put("amount", amount);
        ObjectNode customer = data.putObject("customer");
        ObjectNode terminal = data.putObject("terminal");
        for (String days : List.of("1d", "7d", "30d")) {
            customer.put("payments_" + days, 9).put("mean_amount_" + days, 40);
            terminal.put("payments_" + days, 20).put("fraud_share_" + days, fraudShare);
        }
        return body.toString();
    }

    /** What Stripe sends when somebody has paid, cut to what matters. */
    public static String stripeCheckout(String id, String skus) {
        ObjectNode body = JSON.createObjectNode().put("id", id).put("type", "checkout.session.completed");
        body.putObject("data")
                .putObject("object")
                .put("id", "cs_1")
                .putObject("metadata")
                .put("skus", skus);
        return body.toString();
    }

    /** What Shopify sends of an order, cut to what matters; an article without a stock keeping unit among it. */
    public static String shopifyOrder(String sku) {
        ObjectNode body = JSON.createObjectNode().put("id", 820_982_911_946_154_508L);
        body.putArray("line_items").addObject().put("sku", sku);
        ((ArrayNode) body.get("line_items")).addObject().putNull("sku");
        return body.toString();
    }

    /** What GitHub sends when somebody comments on an issue, cut to what matters. */
    public static String issueComment(@Nullable String text) {
        ObjectNode body = JSON.createObjectNode().put("action", "created");
        body.putObject("issue").put("number", 7).put("title", "It does not start");
        body.putObject("comment")
                .put("id", 42)
                .put("body", text)
                .putObject("user")
                .put("login", "octocat");
        body.putObject("repository").put("full_name", "octocat/hello-world");
        body.putObject("sender").put("login", "octocat");
        return body.toString();
    }
}
