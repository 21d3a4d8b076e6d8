package dev.penstock.definitions;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds stages whose output comes back to them: an event would go round for ever. */
final class Cycles {
    private final Map<String, List<StageFields>> byType = new HashMap<>();
    private final List<StageFields> stages;

    Cycles(List<StageFields> stages) {
        this.stages = stages;
        stages.forEach(stage -> byType.computeIfAbsent(stage.stage().on().type(), type -> new ArrayList<>())
                .add(stage));
    }

    void check() {
        for (StageFields stage : stages) {
            List<StageFields> way = wayBack(stage);
            if (!way.isEmpty()) {
                String round = way.stream()
                        .map(step ->
                                step.stage().name() + " emits " + step.stage().emits())
                        .collect(Collectors.joining(", "));
                stage.place("emits").problem("a cycle: " + round, "stages whose output never comes back to them");
            }
        }
    }

    /** The shortest chain of stages from this one back to it; empty when there is none. */
    private List<StageFields> wayBack(StageFields start) {
        Map<StageFields, StageFields> cameFrom = new HashMap<>();
        Deque<StageFields> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            StageFields current = open.remove();
            for (StageFields next : byType.getOrDefault(current.stage().emits(), List.of())) {
                if (next.equals(start)) {
                    return way(start, current, cameFrom);
                }
                if (cameFrom.putIfAbsent(next, current) == null) {
                    open.add(next);
                }
            }
        }
        return List.of();
    }

    private static List<StageFields> way(StageFields start, StageFields end, Map<StageFields, StageFields> cameFrom) {
        Deque<StageFields> way = new ArrayDeque<>();
        for (StageFields step = end; step != null && !step.equals(start); step = cameFrom.get(step)) {
            way.push(step);
        }
        way.push(start);
        return List.copyOf(way);
    }
}
