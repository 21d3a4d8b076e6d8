package dev.penstock.definitions;

import java.util.Iterator;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads one file of <a href="https://yaml.org/spec/1.2.2/">YAML 1.2</a> that uses none of its traps: one document, no
 * anchors, aliases or tags, nested no deeper than definitions are.
 */
final class YamlFile {
    private static final int DEPTH_MAX = 20;
    private static final int LENGTH_MAX = 1 << 20;

    private final String path;
    private final LoadSettings settings;
    private final Problems problems;

    YamlFile(String path, Problems problems) {
        this.path = path;
        this.problems = problems;
        this.settings = LoadSettings.builder()
                .setLabel(path)
                .setCodePointLimit(LENGTH_MAX)
                .setUseMarks(true)
                .build();
    }

    /** The document; absent when there was a problem, which is reported. */
    Optional<Place> read(String text) {
        if (text.length() > LENGTH_MAX) {
            problem(0, text.length() + " characters", "at most " + LENGTH_MAX);
            return Optional.empty();
        }
        try {
            if (hasTraps(new Parse(settings).parseString(text).iterator())) {
                return Optional.empty();
            }
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isEmpty()) {
                problem(0, "an empty file", "a definition");
            }
            return root.map(node -> new Place(problems, path, node));
        } catch (MarkedYamlEngineException e) {
            int line = line(e.getProblemMark().or(e::getContextMark));
            problem(line, "YAML that cannot be read: " + e.getProblem(), "YAML 1.2");
            return Optional.empty();
        } catch (YamlEngineException e) {
            problem(0, "YAML that cannot be read", "YAML 1.2");
            return Optional.empty();
        }
    }

    private boolean hasTraps(Iterator<Event> events) {
        int depth = 0;
        int documents = 0;
        while (events.hasNext()) {
            Event event = events.next();
            depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
            documents += event instanceof DocumentStartEvent ? 1 : 0;
            String trap = trap(event);
            if (depth > DEPTH_MAX) {
                trap = "lists and mappings nested deeper than " + DEPTH_MAX;
            } else if (documents > 1) {
                trap = "a second document";
            }
            if (!trap.isEmpty()) {
                problem(line(event.getStartMark()), trap, "one plain document without anchors, aliases and tags");
                return true;
            }
        }
        return false;
    }

    private static String trap(Event event) {
        if (event instanceof AliasEvent alias) {
            return "alias *" + alias.getAlias().getValue();
        }
        if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            return "anchor &" + node.getAnchor().get().getValue();
        }
        if (event instanceof ScalarEvent scalar && scalar.getTag().isPresent()) {
            return "a tag";
        }
        return event instanceof CollectionStartEvent collection
                        && collection.getTag().isPresent()
                ? "a tag"
                : "";
    }

    private static int line(Optional<Mark> mark) {
        return mark.map(found -> found.getLine() + 1).orElse(0);
    }

    private void problem(int line, String found, String allowed) {
        problems.add(new Problem(path, line, "", found, allowed));
    }
}
