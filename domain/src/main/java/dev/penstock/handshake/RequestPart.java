package dev.penstock.handshake;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.content.Query;
import dev.penstock.event.MalformedPayload;
import dev.penstock.signature.WebhookRequest;
import java.util.List;

/** A part of a request that a handshake looks at: {@code header:NAME}, {@code query:NAME} or a {@code /pointer} into a JSON body. */
sealed interface RequestPart {
    /** Its values; empty when it is not there. */
    List<String> in(WebhookRequest request);

    static RequestPart parse(String text) {
        if (text.startsWith("/")) {
            return new Body(JsonPointer.compile(text));
        }
        if (text.startsWith("header:")) {
            return new Header(text.substring("header:".length()));
        }
        if (text.startsWith("query:")) {
            return new Parameter(text.substring("query:".length()));
        }
        throw new IllegalArgumentException(
                "a part of a request is header:NAME, query:NAME or a /pointer, found '" + text + "'");
    }

    /** A header. */
    record Header(String name) implements RequestPart {
        @Override
        public List<String> in(WebhookRequest request) {
            return request.header(name);
        }
    }

    /** A parameter of the URL. */
    record Parameter(String name) implements RequestPart {
        @Override
        public List<String> in(WebhookRequest request) {
            return Query.values(request.url(), name);
        }
    }

    /** A text, a number or a truth value in the body. */
    record Body(JsonPointer pointer) implements RequestPart {
        @Override
        public List<String> in(WebhookRequest request) {
            try {
                JsonNode value = request.body().json().at(pointer);
                return value.isValueNode() && !value.isNull() ? List.of(value.asText()) : List.of();
            } catch (MalformedPayload e) {
                return List.of();
            }
        }
    }
}
