package dev.penstock.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Goal: what the protocol allows is read, everything else is named and never quoted. Method: tensors in JSON. */
class TensorTest {
    @Test
    void dataMayBeNestedLikeTheShapeOrFlat() throws Exception {
        Tensor flat = read("{\"name\": \"x\", \"datatype\": \"FP32\", \"shape\": [2, 2], \"data\": [1, 2.5, 3, 4]}");
        Tensor nested =
                read("{\"name\": \"x\", \"datatype\": \"FP32\", \"shape\": [2, 2], \"data\": [[1, 2.5], [3, 4]]}");

        assertThat(nested).isEqualTo(flat);
        assertThat(flat.batch()).isEqualTo(2);
        assertThat(flat.item(1)).extracting(value -> value.doubleValue()).containsExactly(3.0, 4.0);
        assertThat(Tensor.read(flat.write())).isEqualTo(flat);
    }

    @Test
    void wholeNumbersStayWithinTheirType() throws Exception {
        assertThat(read(of("UINT8", "255")).data()).hasSize(1);
        assertThat(read(of("INT8", "-128")).data()).hasSize(1);
        assertThat(read(of("UINT64", "18446744073709551615")).data()).hasSize(1);
        for (String[] wrong : new String[][] {
            {"UINT8", "256"},
            {"UINT8", "-1"},
            {"INT8", "128"},
            {"INT64", "9223372036854775808"},
            {"INT32", "1.5"},
            {"BOOL", "1"},
            {"BYTES", "7"},
            {"FP64", "\"7\""},
            {"FP64", "null"}
        }) {
            assertThatThrownBy(() -> read(of(wrong[0], wrong[1])))
                    .as(wrong[0] + " " + wrong[1])
                    .isInstanceOf(InvalidTensor.class)
                    .hasMessageStartingWith("tensor 'x' is of datatype " + wrong[0])
                    .message()
                    .doesNotContain(wrong[1].repeat(3));
        }
    }

    @Test
    void aShapeSaysHowManyElementsThereAre() {
        assertRefused("\"shape\": [2], \"data\": [1]", "tensor 'x' of shape [2] has 2 elements, found 1");
        assertRefused("\"shape\": [], \"data\": [1]", "tensor 'x' has 1 to 8 dimensions, found 0");
        assertRefused(
                "\"shape\": [0], \"data\": []",
                "tensor 'x' has sizes of 1 or more and 4000000 elements at the most, found shape [0]");
        assertRefused(
                "\"shape\": [3000000, 3000000], \"data\": []",
                "tensor 'x' has sizes of 1 or more and 4000000 elements at the most, found shape [3000000, 3000000]");
        assertRefused(
                "\"shape\": [1]", "tensor 'x' has 'data' in JSON; binary data and shared memory are not spoken here");
    }

    @Test
    void aDatatypeThatJsonCannotCarryIsRefused() {
        assertThatThrownBy(() -> read(of("FP16", "1")))
                .isInstanceOf(InvalidTensor.class)
                .hasMessageEndingWith("found 'FP16'");
    }

    @Test
    void aSpecTakesShapesOfItsDimensions() {
        TensorSpec spec = new TensorSpec("x", "FP32", List.of(-1L, 3L), new TreeMap<>());
        assertThat(spec.takes(List.of(7L, 3L))).isTrue();
        assertThat(spec.takes(List.of(-1L, 3L))).isTrue();
        assertThat(spec.takes(List.of(7L, 4L))).isFalse();
        assertThat(spec.takes(List.of(7L))).isFalse();
        assertThat(TensorSpec.read(spec.write())).isEqualTo(spec);
    }

    private static void assertRefused(String rest, String message) {
        assertThatThrownBy(() -> read("{\"name\": \"x\", \"datatype\": \"FP32\", " + rest + "}"))
                .isInstanceOf(InvalidTensor.class)
                .hasMessage(message);
    }

    private static String of(String datatype, String value) {
        return "{\"name\": \"x\", \"datatype\": \"%s\", \"shape\": [1], \"data\": [%s]}".formatted(datatype, value);
    }

    private static Tensor read(String json) throws JsonProcessingException {
        return Tensor.read(new ObjectMapper().readTree(json));
    }
}
