package dev.penstock.inference.embedding;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.penstock.hash.Sha256;
import dev.penstock.model.ModelFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The sentence encoder: one ONNX session shared by all threads. Each sequence is run alone: the int8 encoder measures the range of
 * a whole batch to quantise it, so a text's numbers would otherwise depend on its neighbours, and a replay would not repeat them.
 */
public final class SentenceEncoder implements AutoCloseable {
    /** Numbers in an embedding. */
    public static final int SIZE = 384;

    private static final String ONNX = "/all-minilm-l6-v2-q.onnx";
    private static final String TOKENIZER = "/all-minilm-l6-v2-q-tokenizer.json";

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final WordPieces pieces;
    private final String sha256;

    /** Read by every call, written by closing: native memory is not freed under a running call. */
    private final ReadWriteLock use = new ReentrantReadWriteLock();

    private boolean closed;

    private SentenceEncoder(OrtEnvironment environment, OrtSession session, WordPieces pieces, String sha256) {
        this.environment = environment;
        this.session = session;
        this.pieces = pieces;
        this.sha256 = sha256;
    }

    /**
     * Loads the encoder from the class path.
     *
     * @param threads that one call may use, 1 or more; callers run side by side whatever it is
     * @throws ModelFailure when a file is missing or the native runtime does not start
     */
    public static SentenceEncoder load(int threads) {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (InputStream vocabulary = resource(TOKENIZER);
                InputStream onnx = resource(ONNX);
                OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            byte[] bytes = onnx.readAllBytes();
            String sha256 = Sha256.hex(bytes);
            WordPieces pieces = WordPieces.read(vocabulary);
            return new SentenceEncoder(environment, environment.createSession(bytes, options), pieces, sha256);
        } catch (IOException | OrtException e) {
            throw new ModelFailure("the sentence encoder " + ONNX + " could not be loaded", e);
        }
    }

    private static InputStream resource(String name) {
        InputStream found = SentenceEncoder.class.getResourceAsStream(name);
        if (found == null) {
            throw new ModelFailure(
                    "the sentence encoder needs " + name + " on the class path, and there is none", null);
        }
        return found;
    }

    public WordPieces pieces() {
        return pieces;
    }

    /** Digest of the encoder's weights: a head trained on another encoder's embeddings means nothing on this one's. */
    public String sha256() {
        return sha256;
    }

    /**
     * Embeds one sequence of piece ids, without the ids that begin and end it.
     *
     * @return {@link #SIZE} numbers of Euclidean length 1: the mean of the sequence's token vectors
     * @throws ModelFailure when the runtime fails
     */
    public float[] embed(int[] ids) {
        return mean(run(ids), ids.length + 2);
    }

    /**
     * The vector of each piece of one sequence, given without the ids that begin and end it.
     *
     * @return {@link #SIZE} numbers a piece, one piece after the other
     * @throws ModelFailure when the runtime fails
     */
    public float[] vectors(int[] ids) {
        float[] all = run(ids);
        return Arrays.copyOfRange(all, SIZE, all.length - SIZE);
    }

    private float[] run(int[] ids) {
        use.readLock().lock();
        try {
            if (closed) {
                throw new ModelFailure("the sentence encoder is closed", null);
            }
            return runOpen(ids);
        } finally {
            use.readLock().unlock();
        }
    }

    /** The vectors of all pieces, with those that begin and end the sequence. */
    private float[] runOpen(int[] ids) {
        int length = ids.length + 2;
        long[] sequence = new long[length];
        long[] mask = new long[length];
        sequence[0] = pieces.first();
        sequence[length - 1] = pieces.last();
        for (int i = 0; i < ids.length; i++) {
            sequence[i + 1] = ids[i];
        }
        Arrays.fill(mask, 1);
        long[] shape = {1, length};
        try (OnnxTensor tokens = OnnxTensor.createTensor(environment, LongBuffer.wrap(sequence), shape);
                OnnxTensor attention = OnnxTensor.createTensor(environment, LongBuffer.wrap(mask), shape);
                OnnxTensor types = OnnxTensor.createTensor(environment, LongBuffer.wrap(new long[length]), shape);
                OrtSession.Result result = session.run(
                        Map.of("input_ids", tokens, "attention_mask", attention, "token_type_ids", types))) {
            FloatBuffer found = ((OnnxTensor) result.get(0)).getFloatBuffer();
            float[] vectors = new float[length * SIZE];
            found.get(vectors);
            return vectors;
        } catch (OrtException e) {
            throw new ModelFailure("the sentence encoder failed on a sequence of " + length + " pieces", e);
        }
    }

    private static float[] mean(float[] vectors, int length) {
        float[] mean = new float[SIZE];
        for (int token = 0; token < length; token++) {
            for (int i = 0; i < SIZE; i++) {
                mean[i] += vectors[token * SIZE + i];
            }
        }
        double squares = 0;
        for (float value : mean) {
            squares += value * value;
        }
        float scale = (float) (1 / Math.max(1e-9, Math.sqrt(squares)));
        for (int i = 0; i < SIZE; i++) {
            mean[i] *= scale;
        }
        return mean;
    }

    /** Waits for running calls, then releases the native memory; closing again does nothing. */
    @Override
    public void close() {
        use.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                session.close();
            }
        } catch (OrtException e) {
            throw new ModelFailure("the sentence encoder could not be released", e);
        } finally {
            use.writeLock().unlock();
        }
    }
}
