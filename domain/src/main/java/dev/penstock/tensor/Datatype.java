package dev.penstock.tensor;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/** The types of tensor elements that JSON can carry. FP16 and BF16 travel in binary only, which this project does not speak. */
public enum Datatype {
    BOOL,
    UINT8,
    UINT16,
    UINT32,
    UINT64,
    INT8,
    INT16,
    INT32,
    INT64,
    FP32,
    FP64,
    /** Texts, in JSON. */
    BYTES;

    public static Optional<Datatype> of(String word) {
        return Arrays.stream(values()).filter(type -> type.name().equals(word)).findFirst();
    }

    /** Whether a value in JSON is an element of this type. */
    public boolean holds(JsonNode value) {
        return switch (this) {
            case BOOL -> value.isBoolean();
            case BYTES -> value.isTextual();
            case FP32, FP64 -> value.isNumber() && Double.isFinite(value.doubleValue());
            case UINT8, UINT16, UINT32, UINT64 -> fits(value, BigInteger.ZERO, bits());
            case INT8, INT16, INT32, INT64 ->
                fits(value, BigInteger.ONE.shiftLeft(bits() - 1).negate(), bits() - 1);
        };
    }

    private static boolean fits(JsonNode value, BigInteger min, int magnitudeBits) {
        if (!value.isIntegralNumber()) {
            return false;
        }
        BigInteger number = value.bigIntegerValue();
        return number.compareTo(min) >= 0 && number.compareTo(BigInteger.ONE.shiftLeft(magnitudeBits)) < 0;
    }

    /** Of a whole number's type. */
    private int bits() {
        return Integer.parseInt(name().replaceAll("[A-Z]", ""));
    }
}
