package dev.penstock.mapping;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A <a href="https://jsonata.org">JSONata</a> expression. Functions whose value changes from call to call are refused: a replay
 * must give what the first run gave.
 */
public final class JsonataExpression implements Expression {
    /** An evaluation that takes longer fails: the expression or the document is not what was meant. */
    public static final int TIMEOUT_MS = 1_000;

    /** Levels of nested evaluation at the most; more is an endless recursion. */
    public static final int DEPTH_MAX = 200;

    private static final int LENGTH_MAX = 10_000;
    private static final Pattern CHANGING = Pattern.compile("\\$(now|millis|random|shuffle|eval)\\b");
    private static final Pattern CODE = Pattern.compile("[A-Z][0-9]{4}");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String text;
    private final Jsonata compiled;

    private JsonataExpression(String text, Jsonata compiled) {
        this.text = text;
        this.compiled = compiled;
    }

    static JsonataExpression compile(String text) {
        if (text.isBlank() || text.length() > LENGTH_MAX) {
            throw new InvalidExpression(
                    text.isBlank() ? "a blank text" : text.length() + " characters",
                    "a JSON Pointer such as /data/text, or JSONata of 1 to " + LENGTH_MAX + " characters");
        }
        Matcher changing = CHANGING.matcher(text);
        if (changing.find()) {
            throw new InvalidExpression(
                    "JSONata with " + changing.group(),
                    "functions that give the same for the same event, whenever it is asked");
        }
        try {
            return new JsonataExpression(text, Jsonata.jsonata(text));
        } catch (JException e) {
            throw new InvalidExpression(
                    "JSONata that cannot be read at character " + e.getLocation() + ": " + e.getMessage(),
                    "a JSON Pointer such as /data/text, or JSONata such as data.text");
        }
    }

    /** Evaluates in a scope of its own: the library keeps a scope shared by all threads otherwise. */
    @Override
    public JsonNode evaluate(JsonNode document) {
        Jsonata.Frame scope = compiled.createFrame();
        scope.setRuntimeBounds(TIMEOUT_MS, DEPTH_MAX);
        try {
            return json(compiled.evaluate(JSON.convertValue(document, Object.class), scope));
        } catch (JException e) {
            throw new FailedExpression("JSONata '" + text + "' failed: " + reason(e));
        } catch (RuntimeException e) {
            throw new FailedExpression(
                    "JSONata '" + text + "' failed: " + e.getClass().getSimpleName());
        }
    }

    /** JSONata's error codes say what kind of failure it is; other texts of the library may quote the document. */
    private static String reason(JException e) {
        String error = String.valueOf(e.getError());
        if (CODE.matcher(error).matches()) {
            return error;
        }
        return error.contains("timeout")
                ? "it took longer than " + TIMEOUT_MS + " ms"
                : "an error, or evaluation nested deeper than " + DEPTH_MAX;
    }

    private static JsonNode json(@Nullable Object value) {
        return value == null ? MissingNode.getInstance() : JSON.valueToTree(value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonataExpression expression && expression.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
