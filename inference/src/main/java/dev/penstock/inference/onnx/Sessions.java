package dev.penstock.inference.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.penstock.model.ModelFailure;

/** Opens ONNX models the way all of this process are opened. */
final class Sessions {
    private Sessions() {}

    /**
     * Opens a model with one input and one output.
     *
     * @param threads that one call may use, 1 or more
     * @throws IllegalArgumentException when it is no ONNX model, or one with more inputs or outputs; the message says which
     */
    static OrtSession open(byte[] onnx, int threads) {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            OrtSession session = environment.createSession(onnx, options);
            if (session.getNumInputs() != 1 || session.getNumOutputs() != 1) {
                String found = "one input and one output are allowed, found %d and %d"
                        .formatted(session.getNumInputs(), session.getNumOutputs());
                session.close();
                throw new IllegalArgumentException(found);
            }
            return session;
        } catch (OrtException e) {
            throw new IllegalArgumentException("not an ONNX model that can be run: " + e.getMessage(), e);
        }
    }

    static void close(OrtSession session) {
        try {
            session.close();
        } catch (OrtException e) {
            throw new ModelFailure("an ONNX session could not be released", e);
        }
    }
}
