package dev.penstock.vendor;

import com.slack.api.app_backend.SlackSignature;
import dev.penstock.signature.WebhookRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Slack's own: {@code com.slack.api:slack-app-backend}. */
final class SlackLibrary implements Vendor {
    @Override
    public WebhookRequest sign(WebhookRequest unsigned, String id, Instant sentAt, String secret) {
        String timestamp = Long.toString(sentAt.getEpochSecond());
        String signature = new SlackSignature.Generator(secret)
                .generate(timestamp, unsigned.body().text());
        Map<String, List<String>> headers = new TreeMap<>(unsigned.headers());
        headers.put(SlackSignature.HeaderNames.X_SLACK_REQUEST_TIMESTAMP, List.of(timestamp));
        headers.put(SlackSignature.HeaderNames.X_SLACK_SIGNATURE, List.of(signature));
        return new WebhookRequest(unsigned.method(), unsigned.url(), headers, unsigned.body());
    }

    @Override
    public boolean accepts(WebhookRequest request, String secret) {
        SlackSignature.Generator generator = new SlackSignature.Generator(secret);
        return new SlackSignature.Verifier(generator)
                .isValid(
                        one(request, SlackSignature.HeaderNames.X_SLACK_REQUEST_TIMESTAMP),
                        request.body().text(),
                        one(request, SlackSignature.HeaderNames.X_SLACK_SIGNATURE));
    }

    private static String one(WebhookRequest request, String header) {
        return String.join(",", request.header(header));
    }
}
