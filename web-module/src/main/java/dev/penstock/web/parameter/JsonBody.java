package dev.penstock.web.parameter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.penstock.web.problem.Problem;
import dev.penstock.web.problem.ProblemException;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A request's small JSON body. Whatever is wrong with it is answered 400, with what was found and what is allowed. */
public final class JsonBody {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JsonBody() {}

    /**
     * Reads an object with no other members than some.
     *
     * @param has what the body has, in words
     */
    public static JsonNode object(@Nullable String text, Set<String> members, String has) {
        JsonNode body = parse(text);
        Set<String> unknown = new TreeSet<>();
        body.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(members);
        if (!unknown.isEmpty()) {
            throw refused("the body has " + has + ", found " + unknown);
        }
        return body;
    }

    private static JsonNode parse(@Nullable String text) {
        try {
            JsonNode body = JSON.readTree(text == null ? "" : text);
            if (body.isObject()) {
                return body;
            }
        } catch (JsonProcessingException e) {
            // said below: the parser's own message would quote the body
        }
        throw refused("the body must be a JSON object");
    }

    /** A member that is a text. */
    public static String text(JsonNode body, String name) {
        if (!body.path(name).isTextual()) {
            throw refused("\"" + name + "\" must be a text");
        }
        return body.get(name).asText();
    }

    public static ProblemException refused(String detail) {
        return new ProblemException(Problem.of(400, "BODY_INVALID", detail));
    }
}
