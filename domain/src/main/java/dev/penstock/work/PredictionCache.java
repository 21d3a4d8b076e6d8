package dev.penstock.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.penstock.model.Model;
import dev.penstock.model.ModelInput;
import dev.penstock.model.ModelVersion;
import dev.penstock.model.Prediction;
import dev.penstock.stage.StageName;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The predictions that stages keep for events with the same input, by model version and SHA-256 of the input as JSON. Each stage has
 * its own memory on each server; what was asked for least and longest ago gives way. Only what a model said is kept: a failure is
 * tried again.
 */
final class PredictionCache {
    /** A key, an entry and the maps around them take about that much. */
    private static final int ENTRY_BYTES = 600;

    private static final int SCORE_BYTES = 80;

    private final ObjectMapper mapper = new ObjectMapper();
    private final Map<StageName, Cache<Key, Prediction>> caches = new ConcurrentHashMap<>();

    private record Key(ModelVersion version, String inputSha256) {}

    /**
     * A prediction.
     *
     * @param kept whether the model was not asked for it
     */
    record Answer(Prediction prediction, boolean kept) {}

    /**
     * Asks the model once for each input that is new.
     *
     * @param bytesMax 0 to keep nothing, and ask for every input
     * @return one answer an input, in their order
     */
    List<Answer> predict(StageName stage, long bytesMax, Model model, List<ModelInput> inputs) {
        if (bytesMax == 0) {
            return model.predict(inputs).stream()
                    .map(prediction -> new Answer(prediction, false))
                    .toList();
        }
        Cache<Key, Prediction> cache = caches.computeIfAbsent(stage, name -> ofSize(bytesMax));
        List<Key> keys = inputs.stream()
                .map(input -> new Key(model.definition().version(), sha256(input)))
                .toList();
        Map<Key, Prediction> kept = cache.getAllPresent(keys);
        Map<Key, Prediction> made = ask(model, keys, inputs, kept);
        cache.putAll(made);

        Map<Key, Prediction> unreported = new LinkedHashMap<>(made);
        List<Answer> answers = new ArrayList<>();
        for (Key key : keys) {
            boolean first = unreported.remove(key) != null;
            Prediction prediction = made.get(key);
            answers.add(new Answer(prediction == null ? known(kept, key) : prediction, !first));
        }
        return answers;
    }

    private static Map<Key, Prediction> ask(
            Model model, List<Key> keys, List<ModelInput> inputs, Map<Key, Prediction> kept) {
        Map<Key, ModelInput> questions = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            if (!kept.containsKey(keys.get(i))) {
                questions.putIfAbsent(keys.get(i), inputs.get(i));
            }
        }
        Map<Key, Prediction> made = new LinkedHashMap<>();
        if (!questions.isEmpty()) {
            List<Prediction> predictions = model.predict(List.copyOf(questions.values()));
            int i = 0;
            for (Key key : questions.keySet()) {
                made.put(key, predictions.get(i++));
            }
        }
        return made;
    }

    private static Prediction known(Map<Key, Prediction> kept, Key key) {
        Prediction prediction = kept.get(key);
        if (prediction == null) {
            throw new IllegalStateException("no prediction for an input of " + key.version());
        }
        return prediction;
    }

    /** Whoever keeps something makes room for it himself: no thread that is not the server's works here. */
    private static Cache<Key, Prediction> ofSize(long bytesMax) {
        return Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumWeight(bytesMax)
                .weigher((Key key, Prediction prediction) -> bytes(prediction))
                .build();
    }

    private static int bytes(Prediction prediction) {
        int output =
                prediction.output() == null ? 0 : prediction.output().toString().length();
        return ENTRY_BYTES + SCORE_BYTES * prediction.scores().size() + 2 * output;
    }

    private String sha256(ModelInput input) {
        try {
            byte[] json = mapper.writeValueAsBytes(input.values());
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON values cannot be written", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
