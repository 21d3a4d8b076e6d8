package dev.penstock.handshake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How an answer is made: headers, and a text or the texts of a JSON object.
 *
 * @param text the body; null when there is none, or {@code json} is it
 * @param json the members of the body; empty when there is none
 */
record AnswerForm(
        int status,
        SortedMap<String, Template> headers,
        @Nullable Template text,
        SortedMap<String, Template> json) {
    private static final String TEXT = "text/plain;charset=utf-8";
    private static final String JSON = "application/json";

    AnswerForm {
        headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
        json = Collections.unmodifiableSortedMap(new TreeMap<>(json));
    }

    HandshakeReply.Answer filled(Map<String, String> values) {
        SortedMap<String, String> filled = new TreeMap<>();
        headers.forEach((name, template) -> filled.put(name, template.filled(values)));
        if (text != null) {
            return new HandshakeReply.Answer(status, filled, TEXT, text.filled(values));
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        json.forEach((name, template) -> body.put(name, template.filled(values)));
        return body.isEmpty()
                ? new HandshakeReply.Answer(status, filled, "", "")
                : new HandshakeReply.Answer(status, filled, JSON, body.toString());
    }
}
