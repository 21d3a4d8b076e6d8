package dev.penstock.web.schema;

import dev.penstock.schema.EventSchema;
import dev.penstock.schema.compatibility.Change;
import dev.penstock.schema.compatibility.CompatibilityCheck;
import dev.penstock.schema.registry.Registrations;
import dev.penstock.schema.registry.Trial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a schema would do if it were registered.
 *
 * @param changes since the newest version
 * @param trial on recorded events; null when none was asked for
 */
public record CheckView(
        String type,
        boolean compatible,
        String compatibility,
        String reading,
        List<Incompatibility> incompatibilities,
        List<ChangesView.Entry> changes,
        @Nullable TrialView trial) {
    /** Why not. */
    public record Incompatibility(
            String direction, int version, String rule, String pointer, String message, boolean decided) {}

    /** How recorded events would have fared. */
    public record TrialView(int events, int rejected, List<Complaint> complaints) {}

    /** What several of them violate. */
    public record Complaint(
            String pointer, String rule, String message, int events, String firstSource, String firstId) {}

    static CheckView of(
            Registrations now,
            EventSchema candidate,
            List<CompatibilityCheck.Finding> findings,
            List<Change> changes,
            @Nullable Trial trial) {
        return new CheckView(
                candidate.type(),
                findings.isEmpty(),
                now.compatibility(candidate.type()).name(),
                now.reading(candidate.type()).word(),
                findings.stream()
                        .map(finding -> new Incompatibility(
                                finding.direction().name(),
                                finding.version(),
                                finding.incompatibility().rule(),
                                finding.incompatibility().pointer(),
                                finding.incompatibility().message(),
                                finding.incompatibility().decided()))
                        .toList(),
                ChangesView.entries(changes),
                trial == null ? null : view(trial));
    }

    private static TrialView view(Trial trial) {
        return new TrialView(
                trial.events(),
                trial.rejected(),
                trial.complaints().stream()
                        .map(one -> new Complaint(
                                one.pointer(),
                                one.rule(),
                                one.message(),
                                one.events(),
                                one.first().source(),
                                one.first().id()))
                        .toList());
    }
}
