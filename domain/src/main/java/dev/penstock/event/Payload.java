package dev.penstock.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.content.ContentKind;
import dev.penstock.content.JsonContent;

/**
 * An event's data: the bytes exactly as they were received, so that a signature can be checked again later, and what they
 * say when read as JSON. Either they are here, or they were left at a cloakroom and this is the ticket. Immutable; never printed.
 */
public sealed interface Payload permits InlinePayload, ClaimedPayload {
    /** Takes the bytes over: the caller must not change them afterwards. */
    static Payload of(byte[] bytes) {
        return new InlinePayload(bytes, ContentKind.JSON.mediaType());
    }

    static Payload ofJson(JsonNode json) {
        return InlinePayload.ofJson(JsonContent.write(json), json);
    }

    /** The same bytes, read as another content type says. */
    Payload readAs(String contentType);

    /**
     * The bytes themselves, not a copy: do not change them.
     *
     * @throws UnredeemedClaim when they are not at hand
     */
    byte[] bytes();

    /** How many bytes it has, at hand or not. */
    int size();

    /**
     * The bytes as UTF-8.
     *
     * @throws UnredeemedClaim when they are not at hand
     */
    String text();

    /**
     * What the payload says, as JSON.
     *
     * @throws MalformedPayload when the bytes are not of the form that the content type promises
     * @throws UnredeemedClaim when they are not at hand
     */
    JsonNode json();
}
