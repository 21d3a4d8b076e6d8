package dev.penstock.inference.training.onnx;

import java.util.ArrayList;
import java.util.List;

/** The attributes of a node, in the order of the calls. */
public final class Attributes {
    private static final int INT = 2;
    private static final int TEXT = 3;
    private static final int FLOATS = 6;
    private static final int INTS = 7;
    private static final int TEXTS = 8;

    private final List<Protobuf> all = new ArrayList<>();

    public Attributes number(String name, long value) {
        return with(new Protobuf().text(1, name).number(3, value).number(20, INT));
    }

    public Attributes text(String name, String value) {
        return with(new Protobuf().text(1, name).text(4, value).number(20, TEXT));
    }

    public Attributes floats(String name, List<Float> values) {
        Protobuf attribute = new Protobuf().text(1, name);
        values.forEach(value -> attribute.decimal(7, value));
        return with(attribute.number(20, FLOATS));
    }

    public Attributes numbers(String name, List<Long> values) {
        Protobuf attribute = new Protobuf().text(1, name);
        values.forEach(value -> attribute.number(8, value));
        return with(attribute.number(20, INTS));
    }

    public Attributes texts(String name, List<String> values) {
        Protobuf attribute = new Protobuf().text(1, name);
        values.forEach(value -> attribute.text(9, value));
        return with(attribute.number(20, TEXTS));
    }

    private Attributes with(Protobuf attribute) {
        all.add(attribute);
        return this;
    }

    List<Protobuf> all() {
        return List.copyOf(all);
    }
}
