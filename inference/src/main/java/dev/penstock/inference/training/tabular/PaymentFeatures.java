package dev.penstock.inference.training.tabular;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.inference.tabular.Feature;
import dev.penstock.inference.tabular.Features;
import java.util.ArrayList;
import java.util.List;

/** The inputs of {@code payment-risk}, and how they become columns. */
final class PaymentFeatures {
    /** Windows that are looked back, in days. */
    static final int[] WINDOWS_DAYS = {1, 7, 30};

    private PaymentFeatures() {}

    static Features features() {
        List<Feature> all = new ArrayList<>();
        all.add(new Feature.Logarithm("amount", "amount", 0));
        for (int days : WINDOWS_DAYS) {
            all.add(logarithm("customer_payments_" + days + "d"));
            all.add(logarithm("customer_mean_amount_" + days + "d"));
        }
        for (int days : WINDOWS_DAYS) {
            all.add(logarithm("terminal_payments_" + days + "d"));
            String share = "terminal_fraud_share_" + days + "d";
            all.add(new Feature.Numeric(share, share, 0));
        }
        return new Features(all);
    }

    private static Feature logarithm(String name) {
        return new Feature.Logarithm(name, name, 0);
    }

    /** Where the columns that need confirmed frauds stand. */
    static List<Integer> fraudShares() {
        List<Integer> columns = new ArrayList<>();
        List<Feature> all = features().all();
        for (int column = 0; column < all.size(); column++) {
            if (all.get(column).name().startsWith("terminal_fraud_share")) {
                columns.add(column);
            }
        }
        return columns;
    }

    /** An input of the model, as a sender would give it. */
    static ObjectNode input(Payment payment, PaymentHistory history) {
        ObjectNode input = JsonNodeFactory.instance.objectNode().put("amount", payment.amount());
        for (int days : WINDOWS_DAYS) {
            PaymentHistory.Sum customer = history.customer(payment.customer(), days);
            input.put("customer_payments_" + days + "d", customer.count());
            input.put("customer_mean_amount_" + days + "d", customer.meanAmount());
            PaymentHistory.Sum terminal = history.terminal(payment.terminal(), days);
            input.put("terminal_payments_" + days + "d", terminal.count());
            input.put("terminal_fraud_share_" + days + "d", terminal.fraudShare());
        }
        return input;
    }
}
