package dev.penstock.inference.training.tabular;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * What is known of customers and terminals at the moment of a payment, the payment itself included for its customer. Of a terminal
 * only what is a week old is known: before that nobody has told frauds from payments.
 */
final class PaymentHistory {
    static final int CONFIRMED_AFTER_DAYS = 7;
    private static final long DAY_SECONDS = 86_400;

    private final Map<String, Map<Integer, Window>> customers = new HashMap<>();
    private final Map<String, Map<Integer, Window>> terminals = new HashMap<>();

    /** The sum of a window. */
    record Sum(int count, double amount, int frauds) {
        double meanAmount() {
            return count == 0 ? 0 : amount / count;
        }

        double fraudShare() {
            return count == 0 ? 0 : (double) frauds / count;
        }
    }

    /** Payments of one key that are at least {@code delaySeconds} and less than that and {@code lengthSeconds} old. */
    private static final class Window {
        private final long delaySeconds;
        private final long lengthSeconds;
        private final Deque<Payment> waiting = new ArrayDeque<>();
        private final Deque<Payment> inside = new ArrayDeque<>();
        private double amount;
        private int frauds;

        Window(int delayDays, int lengthDays) {
            delaySeconds = delayDays * DAY_SECONDS;
            lengthSeconds = lengthDays * DAY_SECONDS;
        }

        void add(Payment payment) {
            waiting.add(payment);
            advance(payment.second());
        }

        private void advance(long now) {
            for (Payment next = waiting.peek();
                    next != null && next.second() <= now - delaySeconds;
                    next = waiting.peek()) {
                waiting.remove();
                inside.add(next);
                amount += next.amount();
                frauds += next.fraud() ? 1 : 0;
            }
            for (Payment next = inside.peek();
                    next != null && next.second() <= now - delaySeconds - lengthSeconds;
                    next = inside.peek()) {
                inside.remove();
                amount -= next.amount();
                frauds -= next.fraud() ? 1 : 0;
            }
        }

        Sum sum() {
            return new Sum(inside.size(), amount, frauds);
        }
    }

    /** Takes the next payment; they come in order of time. */
    void add(Payment payment) {
        for (int days : PaymentFeatures.WINDOWS_DAYS) {
            window(customers, payment.customer(), 0, days).add(payment);
            window(terminals, payment.terminal(), CONFIRMED_AFTER_DAYS, days).add(payment);
        }
    }

    /** As of the customer's last payment. */
    Sum customer(String id, int days) {
        return window(customers, id, 0, days).sum();
    }

    /** As of the terminal's last payment. */
    Sum terminal(String id, int days) {
        return window(terminals, id, CONFIRMED_AFTER_DAYS, days).sum();
    }

    private static Window window(Map<String, Map<Integer, Window>> windows, String id, int delayDays, int days) {
        return windows.computeIfAbsent(id, key -> new HashMap<>())
                .computeIfAbsent(days, key -> new Window(delayDays, days));
    }
}
