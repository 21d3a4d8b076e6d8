package dev.penstock.vendor;

import com.viber.bot.ViberSignatureValidator;
import dev.penstock.signature.WebhookRequest;
import java.time.Instant;

/** Viber's own: {@code com.viber:viber-bot}. */
final class ViberLibrary implements Vendor {
    @Override
    public WebhookRequest sign(WebhookRequest unsigned, String id, Instant sentAt, String secret) {
        throw new UnsupportedOperationException("the library only verifies");
    }

    @Override
    public boolean accepts(WebhookRequest request, String secret) {
        return new ViberSignatureValidator(secret)
                .isSignatureValid(
                        String.join(",", request.header("X-Viber-Content-Signature")),
                        request.body().text());
    }
}
