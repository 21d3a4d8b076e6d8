package dev.penstock.inference.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.penstock.model.ModelFailure;
import java.nio.FloatBuffer;
import java.util.Map;

/**
 * An ONNX model of pictures: one input of four dimensions, one output. Safe for use by many threads until it is closed; whoever closes
 * it sees to it that no call runs.
 */
public final class PixelNet implements AutoCloseable {
    private static final int DIMENSIONS = 4;

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final String input;

    private PixelNet(OrtSession session) {
        this.session = session;
        this.input = session.getInputNames().iterator().next();
    }

    /**
     * Loads a model.
     *
     * @param threads that one call may use, 1 or more
     * @throws IllegalArgumentException when it is no ONNX model, or one with other inputs or outputs; the message says which
     */
    public static PixelNet load(byte[] onnx, int threads) {
        OrtSession session = Sessions.open(onnx, threads);
        try {
            NodeInfo node = session.getInputInfo().values().iterator().next();
            if (!(node.getInfo() instanceof TensorInfo tensor)
                    || tensor.type != OnnxJavaType.FLOAT
                    || tensor.getShape().length != DIMENSIONS) {
                throw new IllegalArgumentException("'%s' must be a tensor of floats of 4 dimensions, found %s"
                        .formatted(node.getName(), node.getInfo()));
            }
            return new PixelNet(session);
        } catch (OrtException | RuntimeException e) {
            Sessions.close(session);
            throw e instanceof IllegalArgumentException refused
                    ? refused
                    : new IllegalArgumentException("an ONNX model that says nothing of its inputs", e);
        }
    }

    /** What the model says of itself under a key; empty when nothing. Up to some hundred characters: ONNX Runtime cuts longer ones. */
    public String metadata(String key) {
        try {
            return session.getMetadata().getCustomMetadataValue(key).orElse("");
        } catch (OrtException e) {
            throw new ModelFailure("ONNX Runtime cannot say what a model says of itself", e);
        }
    }

    /**
     * What the model says.
     *
     * @param shape of the output
     * @param values in the order of the dimensions
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, only passed on
    public record Answer(long[] shape, FloatBuffer values) {
        public int dimension(int number) {
            return (int) shape[number];
        }
    }

    /**
     * Runs one picture or several of one size.
     *
     * @param pixels in the order of the dimensions of {@code shape}
     * @throws ModelFailure when the runtime fails
     */
    public Answer run(float[] pixels, long... shape) {
        try (OnnxTensor tensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(pixels), shape);
                OrtSession.Result result = session.run(Map.of(input, tensor))) {
            OnnxTensor found = (OnnxTensor) result.get(0);
            return new Answer(found.getInfo().getShape(), found.getFloatBuffer());
        } catch (OrtException e) {
            throw new ModelFailure("ONNX Runtime failed on a picture", e);
        }
    }

    /** Releases the native memory. */
    @Override
    public void close() {
        Sessions.close(session);
    }
}
