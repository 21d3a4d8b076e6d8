package dev.penstock.writeback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathTemplateTest {
    @Test
    void anEventFillsInWhatStandsBetweenBraces() throws IOException {
        PathTemplate template = PathTemplate.parse("/contacts/{/contact}/scores?of={data.subject}");

        assertThat(template.fill(json("{\"contact\": 7, \"data\": {\"subject\": \"crm/a b\"}}")))
                .isEqualTo("/contacts/7/scores?of=crm%2Fa%20b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "../admin      | /..%2Fadmin",
                "a?b=c#d       | /a%3Fb%3Dc%23d",
                "@evil.example | /%40evil.example",
                "%2e%2e        | /%252e%252e",
                "ä             | /%C3%A4"
            })
    void noEventLeadsACallToAnotherPlace(String value, String path) {
        JsonNode event = new ObjectMapper().createObjectNode().put("id", value);

        assertThat(PathTemplate.parse("/{/id}").fill(event)).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"id\": null}", "{\"id\": {}}", "{\"id\": \"\"}", "{\"id\": \"..\"}"})
    void anEventWithoutAValueIsUnfit(String event) {
        assertThatThrownBy(() -> PathTemplate.parse("/{/id}").fill(json(event)))
                .isInstanceOf(UnfitEvent.class)
                .hasMessageContaining("needs a text, a number or a truth value at /id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"contacts", "", "/a b", "/{", "/{}", "/#x", "/a\\b", "/%zz"})
    void aPathIsOneOfAUrl(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> PathTemplate.parse(text));
    }

    @Test
    void whatStandsBetweenBracesCanBeEvaluated() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PathTemplate.parse("/{$now()}"))
                .withMessageContaining("$now");
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
