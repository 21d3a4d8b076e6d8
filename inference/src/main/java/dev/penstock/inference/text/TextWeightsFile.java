package dev.penstock.inference.text;

import dev.penstock.inference.embedding.SentenceEncoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@link TextWeights} as bytes: a mark, the format's number, then each part in the order of the record, big-endian. */
public final class TextWeightsFile {
    private static final int MARK = 0x50535457; // "PSTW"
    private static final int FORMAT = 1;
    private static final int LABELS_MAX = 64;

    private TextWeightsFile() {}

    public static byte[] write(TextWeights weights) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(weights.buckets().length + 65_536);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MARK);
            out.writeInt(FORMAT);
            out.writeInt(weights.labels().size());
            for (String label : weights.labels()) {
                out.writeUTF(label);
            }
            out.writeUTF(weights.encoderSha256());
            writeFloats(out, weights.bias());
            writeFloats(out, weights.scale());
            out.writeInt(weights.buckets().length);
            out.write(weights.buckets());
            for (float[] row : weights.shape()) {
                writeFloats(out, row);
            }
            for (float[] row : weights.meaning()) {
                writeFloats(out, row);
            }
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    /** @throws IOException when the bytes are not weights of this format; the message says what was found */
    public static TextWeights read(byte[] bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            require("mark", MARK, in.readInt());
            require("format", FORMAT, in.readInt());
            int count = in.readInt();
            if (count < 1 || count > LABELS_MAX) {
                throw new IOException("1 to %d labels are allowed, found %d".formatted(LABELS_MAX, count));
            }
            List<String> labels = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                labels.add(in.readUTF());
            }
            String encoderSha256 = in.readUTF();
            float[] bias = readFloats(in, count);
            float[] scale = readFloats(in, count);
            require("bucket weights", count * HashedNgrams.BUCKETS, in.readInt());
            byte[] buckets = new byte[count * HashedNgrams.BUCKETS];
            in.readFully(buckets);
            float[][] shape = readRows(in, count, Shape.SIZE);
            float[][] meaning = readRows(in, count, SentenceEncoder.SIZE);
            require("bytes after the end", 0, in.available());
            return new TextWeights(labels, encoderSha256, bias, scale, buckets, shape, meaning);
        }
    }

    private static void require(String what, int allowed, int found) throws IOException {
        if (found != allowed) {
            throw new IOException("text classifier weights: %s must be %d, found %d".formatted(what, allowed, found));
        }
    }

    private static void writeFloats(DataOutputStream out, float[] values) throws IOException {
        for (float value : values) {
            out.writeFloat(value);
        }
    }

    private static float[][] readRows(DataInputStream in, int rows, int length) throws IOException {
        float[][] read = new float[rows][];
        for (int row = 0; row < rows; row++) {
            read[row] = readFloats(in, length);
        }
        return read;
    }

    private static float[] readFloats(DataInputStream in, int length) throws IOException {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = in.readFloat();
        }
        return values;
    }
}
