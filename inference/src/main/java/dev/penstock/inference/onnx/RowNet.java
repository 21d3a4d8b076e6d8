package dev.penstock.inference.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.penstock.model.ModelFailure;
import java.nio.FloatBuffer;
import java.util.Map;

/**
 * An ONNX model of rows: one input of {@code [rows, columns]} numbers, one output of as many rows. Safe for use by many threads
 * until it is closed; whoever closes it sees to it that no call runs.
 */
public final class RowNet implements AutoCloseable {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final String input;
    private final int columns;
    private final int outputs;

    private RowNet(OrtSession session) throws OrtException {
        this.session = session;
        this.input = session.getInputNames().iterator().next();
        this.columns = width(session.getInputInfo().values().iterator().next());
        this.outputs = width(session.getOutputInfo().values().iterator().next());
    }

    /**
     * Loads a model.
     *
     * @param threads that one call may use, 1 or more
     * @throws IllegalArgumentException when it is no ONNX model, or one with other inputs or outputs; the message says which
     */
    public static RowNet load(byte[] onnx, int threads) {
        OrtSession session = Sessions.open(onnx, threads);
        try {
            return new RowNet(session);
        } catch (OrtException | RuntimeException e) {
            Sessions.close(session);
            throw e instanceof IllegalArgumentException refused
                    ? refused
                    : new IllegalArgumentException("an ONNX model that says nothing of its inputs and outputs", e);
        }
    }

    private static int width(NodeInfo node) {
        if (node.getInfo() instanceof TensorInfo tensor
                && tensor.getShape().length == 2
                && tensor.getShape()[1] > 0
                && tensor.type == ai.onnxruntime.OnnxJavaType.FLOAT) {
            return (int) tensor.getShape()[1];
        }
        throw new IllegalArgumentException(
                "'%s' must be a tensor of floats [rows, columns] of a fixed number of columns, found %s"
                        .formatted(node.getName(), node.getInfo()));
    }

    /** Columns of a row. */
    public int columns() {
        return columns;
    }

    /** Numbers that a row yields. */
    public int outputs() {
        return outputs;
    }

    /**
     * Runs rows.
     *
     * @param rows one after the other
     * @return {@link #outputs()} numbers a row
     * @throws ModelFailure when the runtime fails
     */
    public float[] run(float[] rows) {
        long[] shape = {rows.length / columns, columns};
        try (OnnxTensor tensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(rows), shape);
                OrtSession.Result result = session.run(Map.of(input, tensor))) {
            FloatBuffer found = ((OnnxTensor) result.get(0)).getFloatBuffer();
            float[] numbers = new float[found.remaining()];
            found.get(numbers);
            return numbers;
        } catch (OrtException e) {
            throw new ModelFailure("ONNX Runtime failed on " + shape[0] + " rows", e);
        }
    }

    /** Releases the native memory. */
    @Override
    public void close() {
        Sessions.close(session);
    }
}
