package dev.penstock.inference.entity;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.inference.embedding.SharedEncoder;
import dev.penstock.model.ModelDefinition;
import dev.penstock.model.ModelInput;
import dev.penstock.model.Prediction;
import dev.penstock.model.Predictor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Finds entities: names by a tagger, everything that has a form of its own by patterns. Where both claim the same words the pattern is
 * believed. Safe for use by many threads.
 */
public final class EntityFinder implements Predictor {
    /** The input: a text. */
    public static final String TEXT = "text";

    private static final String ENTITIES = "entities";

    private final TaggerWeights weights;
    private final SharedEncoder.Lease lease;

    /**
     * @param lease of the encoder, given back when this closes
     * @throws IllegalArgumentException when the definition is not that of an entity finder; the message says what differs
     */
    public EntityFinder(ModelDefinition definition, TaggerWeights weights, SharedEncoder.Lease lease) {
        this.weights = weights;
        this.lease = lease;
        if (!definition.input().members().equals(Set.of(TEXT))
                || definition.output() == null
                || !definition.output().members().equals(Set.of(ENTITIES))
                || !definition.labels().isEmpty()) {
            throw new IllegalArgumentException(
                    "an entity finder has the input 'text', the output 'entities' and no labels, found "
                            + definition.input() + ", " + definition.output() + ", " + definition.labels());
        }
    }

    @Override
    public List<Prediction> predict(List<ModelInput> inputs) {
        return inputs.stream().map(input -> predict(input.text(TEXT))).toList();
    }

    private Prediction predict(String text) {
        ObjectNode output = JsonNodeFactory.instance.objectNode();
        ArrayNode entities = output.putArray(ENTITIES);
        for (Entity entity : find(text)) {
            ObjectNode node = entities.addObject()
                    .put("type", entity.type().word())
                    .put("text", text.substring(entity.from(), entity.to()))
                    .put("from", entity.from())
                    .put("to", entity.to());
            if (entity.value() != null) {
                node.put("value", entity.value());
            }
        }
        return Prediction.ofOutput(output);
    }

    /** In the order of the text, without overlaps. */
    List<Entity> find(String text) {
        List<Entity> found = new ArrayList<>(Patterns.find(text));
        List<Entity> sure = List.copyOf(found);
        for (List<Token> line : Token.parts(text)) {
            TagFeatures.Line features =
                    TagFeatures.of(line.stream().map(Token::text).toList(), lease.encoder());
            List<Tag> tags = BestPath.of(weights.scores(features), weights.follows());
            TaggedName.of(tags).stream()
                    .map(name -> new Entity(
                            name.type(),
                            line.get(name.from()).from(),
                            line.get(name.to() - 1).to(),
                            null))
                    .filter(name -> sure.stream().noneMatch(name::overlaps))
                    .forEach(found::add);
        }
        found.sort(Comparator.comparingInt(Entity::from));
        return found;
    }

    @Override
    public void close() {
        lease.close();
    }
}
