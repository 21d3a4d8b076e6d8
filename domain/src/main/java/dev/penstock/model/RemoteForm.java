package dev.penstock.model;

import dev.penstock.tensor.Datatype;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How inputs, scores and output travel to a remote model and back. */
public sealed interface RemoteForm {
    /**
     * As tensors of the Open Inference Protocol.
     *
     * @param batchMax inputs in one call at the most; 1 where a shape has no size left open
     * @param inputs one or more
     * @param scores where each label's score is; empty when the model scores nothing
     * @param document the tensor with one JSON document an input, the whole output; null when there is none
     * @param members of the output, each with its tensor; empty where there is a document
     */
    record Tensors(
            int batchMax,
            List<TensorInput> inputs,
            SortedMap<String, ScorePlace> scores,
            @Nullable String document,
            SortedMap<String, String> members)
            implements RemoteForm {
        public Tensors {
            inputs = List.copyOf(inputs);
            scores = Collections.unmodifiableSortedMap(new TreeMap<>(scores));
            members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
        }
    }

    /**
     * A tensor that is sent.
     *
     * @param tensor its name
     * @param shape {@code -1} first where it takes a batch; all other sizes are fixed
     * @param input the name of the model's input whose value it gets
     */
    record TensorInput(String tensor, Datatype datatype, List<Long> shape, String input) {
        public TensorInput {
            shape = List.copyOf(shape);
        }
    }

    /**
     * A score's place among the elements that a tensor has for each input.
     *
     * @param column counts from 0
     * @param width elements that there must be for each input; 0 when any number will do
     */
    record ScorePlace(String tensor, int column, int width) {}

    /**
     * As a chat that answers in JSON.
     *
     * @param instructions what the model is told before it sees an input
     * @param seed the same for every call, so that the same input gets the same answer where the server can promise that
     * @param outputTokensMax the length of an answer
     */
    record Chat(String instructions, int seed, int outputTokensMax) implements RemoteForm {}
}
