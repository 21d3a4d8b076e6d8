package dev.penstock.system.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The events that answers promised to keep. Safe for use by many threads. */
final class Acknowledged {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Set<String> events = ConcurrentHashMap.newKeySet();

    /** Takes note of the events of an answer of 202. */
    void heard(Answer answer) throws IOException {
        int start = answer.body().indexOf("{\"");
        if (answer.status() != 202 || start < 0) {
            return;
        }
        JsonNode said = JSON.readTree(answer.body().substring(start));
        String source = said.path("source").asText();
        JsonNode batch = said.path("events");
        if (batch.isMissingNode()) {
            note(source, said);
        } else {
            batch.forEach(event -> note(source, event));
        }
    }

    private void note(String source, JsonNode event) {
        if (!event.path("status").asText("accepted").equals("filtered")) {
            events.add(source + " " + event.path("id").asText());
        }
    }

    /** @param sourceAndId with a space between */
    boolean contains(String sourceAndId) {
        return events.contains(sourceAndId);
    }

    /** All but these, each with a space between source and id. */
    List<String> without(Set<String> found) {
        return events.stream().filter(event -> !found.contains(event)).toList();
    }

    int count() {
        return events.size();
    }
}
