package dev.penstock.cli.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.cli.Table;
import java.util.ArrayList;
import java.util.List;

/** Versions of models in columns, with the aliases that mean them. */
final class ModelTable {
    private final Table table = new Table("MODEL", "VERSION", "ALIASES", "RUNTIME", "LOADED", "MOVED");

    ModelTable add(JsonNode model) {
        for (JsonNode version : model.path("versions")) {
            int number = version.path("version").asInt();
            table.row(
                    model.path("name").asText(),
                    Integer.toString(number),
                    aliases(model, number),
                    version.path("runtime").asText(),
                    version.path("loaded").asBoolean() ? "yes" : "no",
                    moved(model, number));
        }
        return this;
    }

    private static String aliases(JsonNode model, int version) {
        List<String> aliases = new ArrayList<>();
        model.path("aliases").properties().forEach(alias -> {
            if (alias.getValue().asInt() == version) {
                aliases.add(alias.getKey());
            }
        });
        return orDash(aliases);
    }

    private static String moved(JsonNode model, int version) {
        List<String> moves = new ArrayList<>();
        for (JsonNode move : model.path("moved")) {
            if (move.path("version").asInt() == version) {
                moves.add(move.path("alias").asText() + " by " + move.path("by").asText() + " at "
                        + move.path("at").asText() + ", before "
                        + move.path("previous").asText("none"));
            }
        }
        return orDash(moves);
    }

    private static String orDash(List<String> words) {
        return words.isEmpty() ? "-" : String.join(", ", words);
    }

    @Override
    public String toString() {
        return table.toString();
    }
}
