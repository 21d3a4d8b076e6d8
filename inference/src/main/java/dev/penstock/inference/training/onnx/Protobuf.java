package dev.penstock.inference.training.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes a message in the <a href="https://protobuf.dev/programming-guides/encoding/">protobuf encoding</a>, field by field. */
final class Protobuf {
    private static final int VARINT = 0;
    private static final int LENGTH = 2;
    private static final int FOUR_BYTES = 5;
    private static final int SEVEN_BITS = 0x7f;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Protobuf number(int field, long value) {
        tag(field, VARINT);
        varint(value);
        return this;
    }

    Protobuf decimal(int field, float value) {
        tag(field, FOUR_BYTES);
        out.writeBytes(littleEndian(value));
        return this;
    }

    Protobuf floats(int field, float[] values) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        for (float value : values) {
            packed.writeBytes(littleEndian(value));
        }
        return bytes(field, packed.toByteArray());
    }

    Protobuf text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    Protobuf message(int field, Protobuf value) {
        return bytes(field, value.bytes());
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    Protobuf bytes(int field, byte[] value) {
        tag(field, LENGTH);
        varint(value.length);
        out.writeBytes(value);
        return this;
    }

    private void tag(int field, int wireType) {
        varint((long) field << 3 | wireType);
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~(long) SEVEN_BITS) != 0) {
            out.write((int) (rest & SEVEN_BITS) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static byte[] littleEndian(float value) {
        return ByteBuffer.allocate(Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(value)
                .array();
    }
}
