package dev.penstock.definitions;

import dev.penstock.model.ModelSchema;
import dev.penstock.model.RemoteForm;
import dev.penstock.tensor.Datatype;
import dev.penstock.tensor.TensorSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads how a model's inputs become tensors, and tensors its scores and output. */
final class TensorFields {
    static final Set<String> INPUT_KEYS = Set.of("datatype", "shape", "from");
    static final int BATCH_DEFAULT = 16;

    private static final int BATCH_MAX = 1_000;
    private static final int SIZE_MAX = 1_000_000;
    private static final int COLUMN_MAX = 100_000;
    private static final Pattern TENSOR = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.:-]{0,199}");
    private static final Pattern COLUMN = Pattern.compile("([A-Za-z0-9_][A-Za-z0-9_.:-]{0,199})(?:/([0-9]{1,5}))?");

    private final Place place;
    private final Fields fields;
    private final ModelSchema input;
    private final @Nullable ModelSchema output;
    private final List<String> labels;

    TensorFields(Place place, Fields fields, ModelSchema input, @Nullable ModelSchema output, List<String> labels) {
        this.place = place;
        this.fields = fields;
        this.input = input;
        this.output = output;
        this.labels = labels;
    }

    RemoteForm read() {
        requireOnlyWith("scores", !labels.isEmpty(), "labels");
        requireOnlyWith("output", output != null, "output");
        List<RemoteForm.TensorInput> inputs = inputs();
        boolean batches = inputs.stream().allMatch(one -> one.shape().get(0) == TensorSpec.ANY);
        int batchMax = fields.find("batch")
                .map(value -> value.wholeNumber(1, BATCH_MAX))
                .orElse(BATCH_DEFAULT);
        if (fields.has("batch") && batchMax > 1 && !batches) {
            fields.required("batch")
                    .problem("'" + batchMax + "' with a shape of fixed size", "1, or shapes that begin with -1");
        }
        Place said = fields.find("output").orElse(place);
        return new RemoteForm.Tensors(
                batches ? batchMax : 1,
                inputs,
                scores(),
                said != place && said.isText() ? said.text(TENSOR, "the name of a tensor") : null,
                said != place && !said.isText() ? members(said) : new TreeMap<>());
    }

    private void requireOnlyWith(String key, boolean promised, String promise) {
        if (fields.has(key) != promised) {
            fields.find(key)
                    .orElse(place)
                    .problem(
                            promised ? "no '" + key + "'" : "'" + key + "' of a model without '" + promise + "'",
                            promised
                                    ? "where the " + key + " are to be found, for the model has '" + promise + "'"
                                    : "none");
        }
    }

    private List<RemoteForm.TensorInput> inputs() {
        List<RemoteForm.TensorInput> inputs = new ArrayList<>();
        Place said = fields.required("inputs");
        said.fields().members().forEach((tensor, member) -> {
            if (!TENSOR.matcher(tensor).matches()) {
                member.problem(
                        "tensor '" + tensor + "'", "a name of letters, digits, dots, colons, hyphens and underscores");
            }
            inputs.add(input(tensor, member));
        });
        Set<String> given = new HashSet<>();
        inputs.forEach(one -> given.add(one.input()));
        if (!inputs.isEmpty() && !given.containsAll(input.required())) {
            Set<String> missing = new TreeSet<>(input.required());
            missing.removeAll(given);
            said.problem("no tensor for " + missing, "one for each input that the model requires");
        }
        return inputs;
    }

    private RemoteForm.TensorInput input(String tensor, Place member) {
        Fields words = member.fields(INPUT_KEYS);
        Place type = words.required("datatype");
        String word = type.text();
        Optional<Datatype> datatype = Datatype.of(word);
        if (datatype.isEmpty() && !word.isEmpty()) {
            type.problem(type.found(), Arrays.toString(Datatype.values()));
        }
        String from = words.find("from").map(Place::text).orElse(tensor);
        if (!input.members().contains(from)) {
            words.find("from").orElse(member).problem("'" + from + "'", "one of the inputs " + input.members());
        }
        return new RemoteForm.TensorInput(
                tensor,
                datatype.orElse(Datatype.BYTES),
                words.find("shape").map(TensorFields::shape).orElse(List.of(TensorSpec.ANY)),
                from);
    }

    private static List<Long> shape(Place place) {
        List<Long> shape = new ArrayList<>();
        for (Place item : place.items()) {
            long size = item.wholeNumber(shape.isEmpty() ? -1 : 1, SIZE_MAX);
            if (size == 0) {
                item.problem("'0'", "-1 for the batch, or a size of 1 or more");
            }
            shape.add(size);
        }
        return shape.isEmpty() ? List.of(TensorSpec.ANY) : shape;
    }

    private SortedMap<String, RemoteForm.ScorePlace> scores() {
        SortedMap<String, RemoteForm.ScorePlace> scores = new TreeMap<>();
        fields.find("scores").ifPresent(said -> {
            if (said.isText()) {
                String tensor = said.text(TENSOR, "the name of a tensor, or for each label tensor/column");
                for (int i = 0; i < labels.size(); i++) {
                    scores.put(labels.get(i), new RemoteForm.ScorePlace(tensor, i, labels.size()));
                }
                return;
            }
            said.fields().members().forEach((label, member) -> scores.put(label, column(member)));
            if (!scores.keySet().equals(Set.copyOf(labels))) {
                said.problem("scores of " + scores.keySet(), "one for each of the labels " + labels);
            }
        });
        return scores;
    }

    private static RemoteForm.ScorePlace column(Place place) {
        var parts = COLUMN.matcher(place.text(COLUMN, "tensor/column, such as probabilities/1"));
        if (!parts.matches()) {
            return new RemoteForm.ScorePlace("", 0, 0);
        }
        return parts.group(2) == null
                ? new RemoteForm.ScorePlace(parts.group(1), 0, 1)
                : new RemoteForm.ScorePlace(parts.group(1), Math.min(COLUMN_MAX, Integer.parseInt(parts.group(2))), 0);
    }

    private SortedMap<String, String> members(Place said) {
        SortedMap<String, String> members = new TreeMap<>();
        said.fields()
                .members()
                .forEach((member, tensor) -> members.put(member, tensor.text(TENSOR, "the name of a tensor")));
        if (output != null
                && !(output.members().containsAll(members.keySet())
                        && members.keySet().containsAll(output.required()))) {
            said.problem(
                    members.keySet().toString(),
                    output.members() + ", the members of the output, and all that it requires");
        }
        return members;
    }
}
