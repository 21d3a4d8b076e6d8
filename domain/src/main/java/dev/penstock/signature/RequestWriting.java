package dev.penstock.signature;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.event.Payload;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts a value where a sender puts it: the other direction of {@link RequestReading}, for those who play a sender. */
final class RequestWriting {
    private RequestWriting() {}

    static WebhookRequest put(WebhookRequest request, RequestPlace place, String value) {
        if (place instanceof RequestPlace.Header header) {
            return withHeader(request, header.name(), value);
        }
        if (place instanceof RequestPlace.NumberedHeader header) {
            return withHeader(request, header.prefix() + "1", value);
        }
        if (place instanceof RequestPlace.Query parameter) {
            String url = request.url();
            String added = (url.indexOf('?') < 0 ? "?" : "&") + field(parameter.name(), value);
            return new WebhookRequest(request.method(), url + added, request.headers(), request.body());
        }
        if (place instanceof RequestPlace.FormField form) {
            String body = request.body().text();
            String joined = (body.isEmpty() ? "" : body + "&") + field(form.name(), value);
            return withBody(request, Payload.of(joined.getBytes(StandardCharsets.UTF_8)));
        }
        if (place instanceof RequestPlace.Body body) {
            JsonNode json = request.body().json().deepCopy();
            put(json, body.pointer(), value);
            return withBody(request, Payload.ofJson(json));
        }
        return withBody(request, Payload.of(value.getBytes(StandardCharsets.UTF_8)));
    }

    static WebhookRequest withBody(WebhookRequest request, Payload body) {
        return new WebhookRequest(request.method(), request.url(), request.headers(), body);
    }

    /** Puts a text into a tree, with the objects that lead to it; a number stays a number. */
    static void put(JsonNode root, JsonPointer pointer, String value) {
        JsonNode node = root;
        JsonPointer rest = pointer;
        while (!rest.tail().matches()) {
            node = child(node, rest);
            rest = rest.tail();
        }
        JsonNode leaf = value.matches("[1-9][0-9]{0,17}")
                ? JsonNodeFactory.instance.numberNode(Long.parseLong(value))
                : JsonNodeFactory.instance.textNode(value);
        if (node instanceof ObjectNode object) {
            object.set(rest.getMatchingProperty(), leaf);
        } else {
            throw new IllegalArgumentException("the body has no object to put " + pointer + " into");
        }
    }

    private static JsonNode child(JsonNode node, JsonPointer at) {
        boolean ofArray = at.tail().getMatchingIndex() >= 0;
        if (node instanceof ObjectNode object) {
            JsonNode child = object.get(at.getMatchingProperty());
            return child != null
                    ? child
                    : ofArray ? object.putArray(at.getMatchingProperty()) : object.putObject(at.getMatchingProperty());
        }
        if (node instanceof ArrayNode array && at.getMatchingIndex() >= 0) {
            JsonNode child = array.get(at.getMatchingIndex());
            return child != null ? child : array.addObject();
        }
        throw new IllegalArgumentException("the body has something else at " + at.getMatchingProperty());
    }

    private static WebhookRequest withHeader(WebhookRequest request, String name, String value) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(request.headers());
        headers.put(name, List.of(value));
        return new WebhookRequest(request.method(), request.url(), headers, request.body());
    }

    private static String field(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
