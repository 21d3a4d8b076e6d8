package dev.penstock.signature;

import java.util.List;
import java.util.Optional;

/** Reads the headers that a signature rests on: each must be there once, for with two nobody knows which was signed. */
final class SignedHeaders {
    private SignedHeaders() {}

    /** Why a header cannot be used; empty when it has one value. */
    static Optional<Verification.Refused> refusal(WebhookRequest request, String header, RefusalCode missing) {
        List<String> values = request.header(header);
        if (values.size() > 1) {
            return Optional.of(new Verification.Refused(
                    RefusalCode.SIGNATURE_AMBIGUOUS,
                    "header " + header + " must be given once, found " + values.size() + " times"));
        }
        if (values.isEmpty() || values.get(0).isBlank()) {
            return Optional.of(new Verification.Refused(missing, "header " + header + " is missing"));
        }
        return Optional.empty();
    }

    /** The value of a header that is there. */
    static String value(WebhookRequest request, String header) {
        return request.header(header).get(0);
    }
}
