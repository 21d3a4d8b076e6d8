package dev.penstock.cli.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.cli.CommandFailure;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** Enquiries, payments, orders, papers and pictures, as a CRM, a payment service, Stripe, Shopify, a portal and a gallery send them. */
final class BusinessSamples {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String run;
    private final Instant now;

    /** Ids begin with {@code run}. */
    BusinessSamples(String run, Instant now) {
        this.run = run;
        this.now = now;
    }

    List<Sample> all() {
        return List.of(
                enquiry(
                        "an enquiry that says all",
                        "We saw the two-bedroom flat on Mill Lane and would like to view it this week. We can move in from 1 May"
                                + " for twelve months, our budget is 1,400 a month. Please call me on 020 7946 0123."
                                + " Which documents do you need for the application?",
                        history(2, 1, "success")),
                enquiry("an enquiry that says little", "Hi, is this nice?", history(4, 2, "failure")),
                payment("an ordinary payment", 42.50, windows(2, 39.80, 11, 44.10, 48, 43.20), terminal(0, 0, 0)),
                payment("an amount out of proportion", 236, windows(3, 180, 12, 84, 49, 52), terminal(0, 0, 0)),
                payment(
                        "a terminal of many frauds",
                        42.50,
                        windows(2, 39.80, 11, 44.10, 48, 43.20),
                        terminal(1, 0.9, 0.45)),
                checkout("a checkout at Stripe", "22112,22837"),
                order("an order at Shopify", "22960", "22961"),
                order("an order of things unknown", "no-such-article"),
                document("an invoice, scanned", "invoice.png", "image/png"),
                document("a lease, scanned askew and with noise", "lease.jpg", "image/jpeg"),
                picture("a picture of a house", "house.png", "image/png"));
    }

    private Sample document(String what, String file, String contentType) {
        return upload(what, "uploads", "document", file, contentType);
    }

    private Sample picture(String what, String file, String contentType) {
        return upload(what, "gallery", "picture", file, contentType);
    }

    private Sample upload(String what, String source, String name, String file, String contentType) {
        String type = name + ".uploaded";
        ObjectNode body = JSON.objectNode().put("type", type).put("timestamp", now.toString());
        body.putObject("data")
                .put(name, id(what))
                .putObject("file")
                .put("name", file)
                .put("contentType", contentType)
                .put("base64", Base64.getEncoder().encodeToString(bytes(file)));
        return sample(what, source, type, body);
    }

    private static byte[] bytes(String file) {
        try (InputStream in = BusinessSamples.class.getResourceAsStream("/penstock/demo/" + file)) {
            if (in == null) {
                throw new CommandFailure("this installation lacks the demo's file " + file);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new CommandFailure("the demo's file " + file + " cannot be read", e);
        }
    }

    private Sample enquiry(String what, String message, ObjectNode history) {
        ObjectNode body = JSON.objectNode().put("id", id(what)).put("type", "enquiry.received");
        body.putObject("data").put("lead", "l-17").put("message", message).set("history", history);
        return sample(what, "crm", "enquiry.received", body);
    }

    private static ObjectNode history(int contacts, int earlier, String outcome) {
        return JSON.objectNode()
                .put("contacts", contacts)
                .put("earlier_contacts", earlier)
                .put("earlier_outcome", outcome);
    }

    private Sample payment(String what, double amount, ObjectNode customer, ObjectNode terminal) {
        ObjectNode body = JSON.objectNode().put("type", "payment.attempted").put("timestamp", now.toString());
        ObjectNode data = body.putObject("data").put("payment", id(what)).put("amount", amount);
        data.set("customer", customer);
        data.set("terminal", terminal);
        return sample(what, "payments", "payment.attempted", body);
    }

    private static ObjectNode windows(int day, double dayMean, int week, double weekMean, int month, double monthMean) {
        return JSON.objectNode()
                .put("payments_1d", day)
                .put("mean_amount_1d", dayMean)
                .put("payments_7d", week)
                .put("mean_amount_7d", weekMean)
                .put("payments_30d", month)
                .put("mean_amount_30d", monthMean);
    }

    private static ObjectNode terminal(double dayShare, double weekShare, double monthShare) {
        return JSON.objectNode()
                .put("payments_1d", 1)
                .put("payments_7d", 6)
                .put("payments_30d", 27)
                .put("fraud_share_1d", dayShare)
                .put("fraud_share_7d", weekShare)
                .put("fraud_share_30d", monthShare);
    }

    private Sample checkout(String what, String skus) {
        ObjectNode body = JSON.objectNode()
                .put("id", id(what))
                .put("object", "event")
                .put("type", "checkout.session.completed")
                .put("created", now.getEpochSecond());
        body.putObject("data")
                .putObject("object")
                .put("id", "cs_test_" + run)
                .put("object", "checkout.session")
                .put("payment_status", "paid")
                .put("amount_total", 1_490)
                .put("currency", "gbp")
                .putObject("metadata")
                .put("skus", skus);
        return sample(what, "stripe", "checkout.session.completed", body);
    }

    private Sample order(String what, String... skus) {
        ObjectNode body = JSON.objectNode()
                .put("id", 820_982_911_946_154_508L)
                .put("currency", "GBP")
                .put("total_price", "14.90");
        ArrayNode lines = body.putArray("line_items");
        for (String sku : skus) {
            lines.addObject().put("sku", sku).put("quantity", 1).put("price", "7.45");
        }
        return sample(what, "shopify", "orders/create", body);
    }

    private Sample sample(String what, String source, String type, ObjectNode body) {
        return Sample.genuine(what, source, id(what), type, body.toString());
    }

    private String id(String what) {
        return run + "-" + what.replaceAll("[^A-Za-z]+", "-").toLowerCase(Locale.ROOT);
    }
}
