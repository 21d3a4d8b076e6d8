package dev.penstock.model;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What runs a model. */
public enum ModelRuntime {
    /** Text classification in this process: an artifact of this project's own trainer. */
    TEXT_CLASSIFIER("text-classifier"),
    /** Rows of numbers and words through an ONNX model in this process, with the list of the features that make its columns. */
    ONNX_ROWS("onnx-rows"),
    /** What goes with the items of a basket, in this process: an artifact of this project's own trainer. */
    RECOMMENDER("recommender"),
    /** The text of scanned documents, by two ONNX models in this process: one finds lines, the other reads them. */
    DOCUMENT_READER("document-reader"),
    /** What is to be seen on a picture, by an ONNX model in this process. */
    PICTURE_CLASSIFIER("picture-classifier"),
    /** Persons, organisations, places and what has a form of its own in a text: an artifact of this project's own trainer. */
    ENTITY_FINDER("entity-finder"),
    /** A model on a server that speaks the Open Inference Protocol, version 2. */
    OPEN_INFERENCE("open-inference"),
    /** A chat model on a server that speaks OpenAI's protocol. */
    CHAT("chat");

    private final String word;

    ModelRuntime(String word) {
        this.word = word;
    }

    /** Its name in definitions. */
    public String word() {
        return word;
    }

    /** The names of the artifacts that it needs. */
    public SortedSet<String> artifacts() {
        return switch (this) {
            case TEXT_CLASSIFIER, ENTITY_FINDER -> new TreeSet<>(List.of("weights"));
            case ONNX_ROWS -> new TreeSet<>(List.of("features", "model"));
            case PICTURE_CLASSIFIER -> new TreeSet<>(List.of("model"));
            case RECOMMENDER -> new TreeSet<>(List.of("neighbours"));
            case DOCUMENT_READER -> new TreeSet<>(List.of("detector", "recognizer", "characters"));
            case OPEN_INFERENCE, CHAT -> new TreeSet<>();
        };
    }

    /** Whether another server runs it, and its definition says where. */
    public boolean isRemote() {
        return this == OPEN_INFERENCE || this == CHAT;
    }
}
