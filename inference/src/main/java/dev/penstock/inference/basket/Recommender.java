package dev.penstock.inference.basket;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.model.ModelDefinition;
import dev.penstock.model.ModelInput;
import dev.penstock.model.Prediction;
import dev.penstock.model.Predictor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Recommends what goes with the items of a basket, strongest first; of equally strong ones the more frequent first. An item of the
 * basket is never recommended, an unknown one says nothing: a basket of unknown items gets an empty list, not the best-sellers.
 */
public final class Recommender implements Predictor {
    /** The input: a list of item ids. */
    public static final String ITEMS = "items";

    public static final int RECOMMENDED_MAX = 10;

    private final Neighbours neighbours;
    private final Map<String, Integer> known = new HashMap<>();

    /** @throws IllegalArgumentException when the definition is not that of a recommender; the message says what differs */
    public Recommender(ModelDefinition definition, Neighbours neighbours) {
        this.neighbours = neighbours;
        if (!definition.input().members().equals(Set.of(ITEMS))
                || definition.output() == null
                || !definition.output().members().equals(Set.of(ITEMS))
                || !definition.labels().isEmpty()) {
            throw new IllegalArgumentException(
                    "a recommender has the input 'items', the output 'items' and no labels, found " + definition.input()
                            + ", " + definition.output() + ", " + definition.labels());
        }
        for (int item = 0; item < neighbours.items().size(); item++) {
            known.put(neighbours.items().get(item), item);
        }
    }

    @Override
    public List<Prediction> predict(List<ModelInput> inputs) {
        return inputs.stream().map(this::predict).toList();
    }

    private Prediction predict(ModelInput input) {
        Set<String> basket = new HashSet<>();
        input.value(ITEMS).forEach(item -> basket.add(item.asText()));
        ObjectNode output = JsonNodeFactory.instance.objectNode();
        ArrayNode items = output.putArray(ITEMS);
        for (Scored scored : recommend(basket, RECOMMENDED_MAX)) {
            items.addObject().put("item", scored.item()).put("score", scored.score());
        }
        return Prediction.ofOutput(output);
    }

    /**
     * An item and how strongly the basket speaks for it.
     *
     * @param score above 0, to be compared within one basket only
     */
    public record Scored(String item, double score) {}

    /** The strongest items for a basket, at most {@code max}. */
    public List<Scored> recommend(Set<String> basket, int max) {
        float[] scores = new float[neighbours.items().size()];
        List<Integer> inside = new ArrayList<>();
        basket.stream().sorted().forEach(id -> {
            Integer item = known.get(id);
            if (item != null) {
                inside.add(item);
                for (int i = 0; i < neighbours.others()[item].length; i++) {
                    scores[neighbours.others()[item][i]] += neighbours.weights()[item][i];
                }
            }
        });
        inside.forEach(item -> scores[item] = 0);
        return IntStream.range(0, scores.length)
                .filter(item -> scores[item] > 0)
                .boxed()
                .sorted((one, other) -> Float.compare(scores[other], scores[one]))
                .limit(max)
                .map(item -> new Scored(neighbours.items().get(item), scores[item]))
                .toList();
    }

    @Override
    public void close() {
        // nothing but heap, which goes with this object
    }
}
