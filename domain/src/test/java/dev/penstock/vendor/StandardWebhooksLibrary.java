package dev.penstock.vendor;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.penstock.signature.WebhookRequest;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The reference library of Standard Webhooks for Java: {@code com.standardwebhooks:standardwebhooks}. */
final class StandardWebhooksLibrary implements Vendor {
    @Override
    public WebhookRequest sign(WebhookRequest unsigned, String id, Instant sentAt, String secret) {
        try {
            long timestamp = sentAt.getEpochSecond();
            String signature =
                    new Webhook(secret).sign(id, timestamp, unsigned.body().text());
            Map<String, List<String>> headers = new TreeMap<>(unsigned.headers());
            headers.put(Webhook.UNBRANDED_MSG_ID_KEY, List.of(id));
            headers.put(Webhook.UNBRANDED_MSG_TIMESTAMP_KEY, List.of(Long.toString(timestamp)));
            headers.put(Webhook.UNBRANDED_MSG_SIGNATURE_KEY, List.of(signature));
            return new WebhookRequest(unsigned.method(), unsigned.url(), headers, unsigned.body());
        } catch (WebhookSigningException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public boolean accepts(WebhookRequest request, String secret) {
        try {
            new Webhook(secret).verify(request.body().text(), HttpHeaders.of(request.headers(), (name, value) -> true));
            return true;
        } catch (WebhookVerificationException e) {
            return false;
        }
    }
}
