package dev.penstock.definitions;

import dev.penstock.source.DecisionWish;
import dev.penstock.source.Locator;
import dev.penstock.source.Source;
import dev.penstock.stage.Stage;
import dev.penstock.stage.Work;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether somebody decides the events of a source that wants to answer with decisions. */
final class DecisionChecks {
    private final List<Stage> stages;

    /** @param stages of all pipelines, those that are sound */
    DecisionChecks(List<Stage> stages) {
        this.stages = stages;
    }

    /** @param files by source */
    void check(Map<Source, Place> files) {
        files.forEach((source, file) -> {
            DecisionWish wish = source.answers().decision();
            if (wish == null) {
                return;
            }
            SortedSet<String> deciding = deciding(source);
            String named = wish.pipeline();
            if (deciding.isEmpty()) {
                file.fields()
                        .required("respond")
                        .problem(
                                "a wish for decisions, and no pipeline that decides events of this source",
                                "a source whose events reach a stage that decides");
            } else if (named != null && !deciding.contains(named)) {
                file.fields()
                        .required("respond")
                        .fields()
                        .required("decision")
                        .fields()
                        .required("pipeline")
                        .problem(
                                "'" + named + "'" + Suggestion.hint(named, deciding),
                                String.join(", ", deciding) + ", the pipelines that decide events of this source");
            }
        });
    }

    /** Those that may: which types a source delivers is known only where it says one for all. */
    private SortedSet<String> deciding(Source source) {
        Set<String> emitted = stages.stream().map(Stage::emits).collect(Collectors.toSet());
        Deque<String> types = new ArrayDeque<>();
        if (source.typeLocator() instanceof Locator.Constant constant) {
            types.add(constant.value());
        } else {
            stages.stream()
                    .map(stage -> stage.on().type())
                    .filter(type -> !emitted.contains(type))
                    .forEach(types::add);
        }
        Set<String> seen = new HashSet<>();
        SortedSet<String> deciding = new TreeSet<>();
        for (String type = types.poll(); type != null; type = types.poll()) {
            if (seen.add(type)) {
                for (Stage stage : stages) {
                    if (stage.on().type().equals(type)) {
                        types.add(stage.emits());
                        if (stage.work() instanceof Work.Decide) {
                            deciding.add(stage.name().pipeline());
                        }
                    }
                }
            }
        }
        return deciding;
    }
}
