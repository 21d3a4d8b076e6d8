package dev.penstock.inference.entity;

import dev.penstock.inference.embedding.SentenceEncoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * A linear-chain tagger: what speaks for each tag at a token, and for each tag after another (Lafferty et al. 2001, conditional random
 * fields). As bytes: a mark, the format's number, then the parts in this order, big-endian.
 *
 * @param encoderSha256 of the encoder that made the vectors it learnt from
 * @param follows by tag before and tag, in {@link Tag}'s order; the last row is for a line's first token
 * @param buckets a signed byte by bucket and tag, to be multiplied by {@code scale}
 * @param vector by tag
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only read
public record TaggerWeights(String encoderSha256, float[][] follows, float scale, byte[] buckets, float[][] vector) {
    static final int TAGS = Tag.values().length;

    private static final int MARK = 0x50535447; // "PSTG"
    private static final int FORMAT = 1;

    /** What speaks for each tag at each token of a line. */
    public float[][] scores(TagFeatures.Line line) {
        float[][] scores = new float[line.size()][TAGS];
        for (int token = 0; token < scores.length; token++) {
            int[] sums = new int[TAGS];
            for (int bucket : line.buckets()[token]) {
                for (int tag = 0; tag < TAGS; tag++) {
                    sums[tag] += buckets[bucket * TAGS + tag];
                }
            }
            for (int tag = 0; tag < TAGS; tag++) {
                float sum = sums[tag] * scale;
                for (int i = 0; i < SentenceEncoder.SIZE; i++) {
                    sum += vector[tag][i] * line.vectors()[token][i];
                }
                scores[token][tag] = sum;
            }
        }
        return scores;
    }

    public byte[] write() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(buckets.length + 65_536);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MARK);
            out.writeInt(FORMAT);
            out.writeUTF(encoderSha256);
            write(out, follows);
            out.writeFloat(scale);
            out.write(buckets);
            write(out, vector);
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    /** @throws IOException when the bytes are not weights of this format; the message says what was found */
    public static TaggerWeights read(byte[] bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            require("mark", MARK, in.readInt());
            require("format", FORMAT, in.readInt());
            String encoder = in.readUTF();
            float[][] follows = read(in, TAGS + 1, TAGS);
            float scale = in.readFloat();
            byte[] buckets = new byte[TagFeatures.BUCKETS * TAGS];
            in.readFully(buckets);
            float[][] vector = read(in, TAGS, SentenceEncoder.SIZE);
            require("bytes after the end", 0, in.available());
            return new TaggerWeights(encoder, follows, scale, buckets, vector);
        }
    }

    private static void require(String what, int allowed, int found) throws IOException {
        if (found != allowed) {
            throw new IOException("tagger weights: %s must be %d, found %d".formatted(what, allowed, found));
        }
    }

    private static void write(DataOutputStream out, float[][] rows) throws IOException {
        for (float[] row : rows) {
            for (float value : row) {
                out.writeFloat(value);
            }
        }
    }

    private static float[][] read(DataInputStream in, int rows, int length) throws IOException {
        float[][] read = new float[rows][length];
        for (float[] row : read) {
            for (int i = 0; i < length; i++) {
                row[i] = in.readFloat();
            }
        }
        return read;
    }
}
