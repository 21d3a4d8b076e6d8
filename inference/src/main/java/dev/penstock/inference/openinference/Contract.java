package dev.penstock.inference.openinference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.penstock.model.ModelDefinition;
import dev.penstock.model.RemoteForm;
import dev.penstock.model.RemoteModel;
import dev.penstock.tensor.InvalidTensor;
import dev.penstock.tensor.TensorSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Holds what a server says of its model against what the definition says. */
final class Contract {
    private final ModelDefinition definition;
    private final RemoteModel remote;
    private final RemoteForm.Tensors form;
    private final List<String> differences = new ArrayList<>();

    private Contract(ModelDefinition definition, RemoteForm.Tensors form) {
        this.definition = definition;
        this.remote = Objects.requireNonNull(definition.remote());
        this.form = form;
    }

    /** What differs, each with what was found and what is allowed; empty when nothing does. */
    static List<String> differences(ModelDefinition definition, RemoteForm.Tensors form, JsonNode metadata) {
        Contract contract = new Contract(definition, form);
        contract.compare(metadata);
        return contract.differences;
    }

    private void compare(JsonNode metadata) {
        if (!metadata.path("name").asText().equals(remote.model())) {
            differ("the name", metadata.path("name").asText(), remote.model());
        }
        Set<String> versions = new TreeSet<>();
        metadata.path("versions").forEach(version -> versions.add(version.asText()));
        if (remote.version() != null && !versions.isEmpty() && !versions.contains(remote.version())) {
            differ("the versions", versions, "one of them " + remote.version());
        }
        try {
            inputs(specs(metadata.path("inputs")));
            outputs(specs(metadata.path("outputs")));
        } catch (InvalidTensor e) {
            differences.add(String.valueOf(e.getMessage()));
        }
    }

    private void inputs(Map<String, TensorSpec> found) {
        Set<String> sent = new TreeSet<>();
        form.inputs().forEach(input -> {
            sent.add(input.tensor());
            TensorSpec spec = found.get(input.tensor());
            if (spec == null) {
                differ("the inputs", found.keySet(), "one of them " + input.tensor());
            } else if (!spec.datatype().equals(input.datatype().name()) || !spec.takes(input.shape())) {
                differ(
                        "input '" + input.tensor() + "'",
                        spec.datatype() + " " + spec.shape(),
                        input.datatype() + " " + input.shape());
            }
        });
        found.forEach((name, spec) -> {
            if (!sent.contains(name) && !"true".equals(spec.parameters().get("optional"))) {
                differ("the inputs", "'" + name + "', which it needs", "only " + sent);
            }
        });
    }

    private void outputs(Map<String, TensorSpec> found) {
        Set<String> wanted = new TreeSet<>(form.members().values());
        form.scores().values().forEach(place -> wanted.add(place.tensor()));
        if (form.document() != null) {
            wanted.add(form.document());
        }
        if (!found.keySet().containsAll(wanted)) {
            differ("the outputs", found.keySet(), "among them " + wanted);
        }
        form.scores().forEach((label, place) -> {
            TensorSpec spec = found.get(place.tensor());
            if (spec != null && !spec.datatype().startsWith("FP")) {
                differ("output '" + place.tensor() + "'", spec.datatype(), "FP32 or FP64, for it has scores");
            }
        });
        form.scores().values().stream()
                .filter(place -> place.width() > 1)
                .map(RemoteForm.ScorePlace::tensor)
                .distinct()
                .forEach(tensor -> labels(found.get(tensor)));
    }

    /** A server that says what its columns mean is taken at its word. */
    private void labels(@Nullable TensorSpec spec) {
        String expected = String.join(",", definition.labels());
        String said = spec == null ? null : spec.parameters().get("labels");
        if (said != null && !said.equals(expected)) {
            differ("the labels", said, expected);
        }
        if (spec != null
                && !spec.takes(
                        List.of(TensorSpec.ANY, (long) definition.labels().size()))) {
            differ(
                    "output '" + spec.name() + "'",
                    spec.shape(),
                    "[-1, " + definition.labels().size() + "]");
        }
    }

    private static Map<String, TensorSpec> specs(JsonNode list) {
        Map<String, TensorSpec> specs = new TreeMap<>();
        list.forEach(node -> {
            TensorSpec spec = TensorSpec.read(node);
            specs.put(spec.name(), spec);
        });
        return specs;
    }

    private void differ(String what, Object found, Object allowed) {
        differences.add(what + ": found " + found + "; the definition says " + allowed);
    }
}
