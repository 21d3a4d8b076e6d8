package dev.penstock.rejection;

import dev.penstock.event.Payload;
import dev.penstock.signature.diagnosis.Diagnosis;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A request that has just been refused, with all that is needed to say later what was wrong.
 *
 * @param headers fit to be remembered, see {@link ShownHeaders}
 * @param announcedBytes the body's length as announced, or -1
 * @param body null when it was not read, or is too large to be held
 * @param examination says what was wrong; it may take long
 */
public record Refusal(
        Instant time,
        String source,
        String code,
        int status,
        String detail,
        @Nullable String clientAddress,
        @Nullable String traceId,
        String method,
        SortedMap<String, String> headers,
        long announcedBytes,
        @Nullable Payload body,
        @Nullable Supplier<List<Diagnosis>> examination) {
    /** What it holds in memory, roughly. */
    long heldBytes() {
        return body == null ? 0 : body.size();
    }

    /** The same without its body, hence without an examination. */
    Refusal withoutBody() {
        return new Refusal(
                time,
                source,
                code,
                status,
                detail,
                clientAddress,
                traceId,
                method,
                headers,
                body == null ? announcedBytes : body.size(),
                null,
                null);
    }
}
