package dev.penstock.writeback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.event.Event;
import dev.penstock.event.Payload;
import dev.penstock.mapping.EventDocument;
import dev.penstock.mapping.Expression;
import dev.penstock.source.ConfigKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a stage writes events back to, and in which form. Addresses and secrets are references: they stand in the configuration.
 *
 * @param url the base, {@code https://host} with or without a path
 * @param path what follows the base for an event
 * @param method of HTTP
 * @param secrets each of them signs the call as <a href="https://www.standardwebhooks.com">Standard Webhooks</a> says; empty for no
 *     signature
 * @param token sent as a bearer token; null for none
 * @param headers further headers, whose values are secrets too, such as {@code X-Api-Key}
 * @param body what is sent of the event, which {@link EventDocument} shows; null for {@code type}, {@code timestamp} and {@code data}
 * @param pause the longest time that the stage stands still before it asks a target again that did not answer
 */
public record Target(
        ConfigKey url,
        PathTemplate path,
        Method method,
        List<ConfigKey> secrets,
        @Nullable ConfigKey token,
        SortedMap<String, ConfigKey> headers,
        @Nullable Expression body,
        Duration pause) {
    /** What a call may do to its target. */
    public enum Method {
        POST,
        PUT,
        PATCH
    }

    public Target {
        secrets = List.copyOf(secrets);
        headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    }

    /** Changes with whatever makes another call of the same event; not with the values of the configuration. */
    public String version() {
        String text = method + " " + url + path + "\n" + (body == null ? "" : body);
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /**
     * The call that tells of an event.
     *
     * @param id the same whenever this event is written back here: the target knows a repeated call by it
     * @throws UnfitEvent when the event has not what path or body need
     * @throws dev.penstock.mapping.FailedExpression when an expression cannot be evaluated for this event
     */
    public OutgoingCall call(String id, Event event) {
        ObjectNode document = EventDocument.of(event);
        return new OutgoingCall(id, path.fill(document), Payload.ofJson(body(document)), event.traceparent());
    }

    private JsonNode body(ObjectNode document) {
        if (body == null) {
            ObjectNode told = JsonNodeFactory.instance.objectNode();
            told.set("type", document.path("type"));
            told.set("timestamp", document.path("time"));
            told.set("data", document.path(EventDocument.DATA));
            return told;
        }
        JsonNode made = body.evaluate(document);
        if (made.isMissingNode() || made.isNull()) {
            throw new UnfitEvent("'body' is empty: " + body + " finds nothing in the event");
        }
        return made;
    }
}
