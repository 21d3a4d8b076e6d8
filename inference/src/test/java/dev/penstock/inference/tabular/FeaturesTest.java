package dev.penstock.inference.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.penstock.model.ModelInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How an input becomes a row, and how the columns travel beside the weights. */
class FeaturesTest {
    private static final Features ALL = new Features(List.of(
            new Feature.Numeric("age", "age", 7),
            new Feature.Logarithm("amount", "amount", 0),
            new Feature.Is("kind=new", "kind", "new"),
            new Feature.Matches("greets", "text", "\\bhello\\b")));

    @Test
    void everyColumnIsMadeOfItsInput() throws IOException {
        assertThat(row("{\"age\":3,\"amount\":1.718281828459045,\"kind\":\"new\",\"text\":\"Well, HELLO there\"}"))
                .containsExactly(3, 1, 1, 1);
    }

    @Test
    void whatIsMissingNullOrOfAnotherTypeTakesItsDefault() throws IOException {
        assertThat(row("{}")).containsExactly(7, 0, 0, 0);
        assertThat(row("{\"age\":null,\"amount\":-5,\"kind\":1,\"text\":\"hellos\"}"))
                .containsExactly(7, 0, 0, 0);
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        Features read = Features.read(ALL.write());

        assertThat(read.inputs()).containsExactly("age", "amount", "kind", "text");
        assertThat(new String(read.write(), StandardCharsets.UTF_8))
                .isEqualTo(new String(ALL.write(), StandardCharsets.UTF_8));
    }

    @Test
    void anUnknownKindIsNamed() {
        assertThatThrownBy(() -> Features.read(
                        "[{\"name\":\"a\",\"input\":\"a\",\"kind\":\"root\"}]".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("column 0")
                .hasMessageContaining("'root'");
    }

    private static float[] row(String json) throws IOException {
        float[] row = new float[ALL.all().size()];
        ALL.row(new ModelInput((ObjectNode) new ObjectMapper().readTree(json)), row, 0);
        return row;
    }
}
