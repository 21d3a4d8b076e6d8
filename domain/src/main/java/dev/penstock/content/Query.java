package dev.penstock.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The query of a URL: fields in the form of {@code application/x-www-form-urlencoded}. */
public final class Query {
    private Query() {}

    /**
     * Every value of a parameter, decoded, in their order; empty when there is none.
     *
     * @param url as the sender wrote it
     */
    public static List<String> values(String url, String parameter) {
        int start = url.indexOf('?');
        if (start < 0) {
            return List.of();
        }
        JsonNode found = FormContent.read(url.substring(start + 1)).path(parameter);
        List<String> values = new ArrayList<>();
        if (found.isTextual()) {
            values.add(found.textValue());
        }
        found.forEach(value -> values.add(value.textValue()));
        return values;
    }
}
