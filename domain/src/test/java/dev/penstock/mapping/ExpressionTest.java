package dev.penstock.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.penstock.event.Event;
import dev.penstock.event.EventKey;
import dev.penstock.event.Payload;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Goal: an expression gives the same of the same event, in bounds and for all threads. Method: pointers and JSONata on one event. */
class ExpressionTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Event event(String data) {
        EventKey key = new EventKey("shop", "7");
        return new Event(
                key,
                "checkout.completed",
                Instant.parse("2026-01-02T03:04:05Z"),
                "application/json",
                new TreeMap<>(Map.of("kind", "web", "total", 12L)),
                key,
                null,
                null,
                Payload.of(data.getBytes(StandardCharsets.UTF_8)));
    }

    private static JsonNode evaluate(String expression, String data) {
        return Expression.parse(expression).evaluate(EventDocument.of(event(data)));
    }

    @Test
    void aPointerLeadsIntoTheEvent() throws Exception {
        String data = "{\"items\":[{\"sku\":\"a/b\"}]}";
        assertThat(evaluate("/data/items/0/sku", data).textValue()).isEqualTo("a/b");
        assertThat(evaluate("/data", data)).isEqualTo(JSON.readTree(data));
        assertThat(evaluate("/kind", data).textValue()).isEqualTo("web");
        assertThat(evaluate("/total", data).longValue()).isEqualTo(12);
        assertThat(evaluate("/time", data).textValue()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(evaluate("/data/other", data).isMissingNode()).isTrue();
    }

    @Test
    void jsonataComputes() {
        String data = "{\"items\":[{\"sku\":\"a\",\"n\":2},{\"sku\":\"b\",\"n\":3}],\"at\":\"2026-01-02T23:30:00Z\"}";
        assertThat(evaluate("$sum(data.items.n)", data).intValue()).isEqualTo(5);
        assertThat(evaluate("data.items.sku", data).toString()).isEqualTo("[\"a\",\"b\"]");
        assertThat(evaluate("$number($substring(data.at, 11, 2))", data).intValue())
                .isEqualTo(23);
        assertThat(evaluate("data.missing", data).isMissingNode()).isTrue();
    }

    @Test
    void whatChangesFromCallToCallIsRefused() {
        for (String changing : List.of("$now()", "data.x & $random()", "$millis()", "$shuffle(data)", "$eval('1')")) {
            assertThatThrownBy(() -> Expression.parse(changing))
                    .isInstanceOf(InvalidExpression.class)
                    .hasMessageContaining("same for the same event");
        }
        assertThatThrownBy(() -> Expression.parse("data."))
                .isInstanceOf(InvalidExpression.class)
                .hasMessageContaining("JSONata that cannot be read at character 5");
        assertThatThrownBy(() -> Expression.parse("/data/~2"))
                .isInstanceOf(InvalidExpression.class)
                .hasMessageContaining("a JSON Pointer");
    }

    @Test
    void anEndlessExpressionAndAWrongTypeFailWithoutQuotingTheEvent() {
        assertThatThrownBy(() -> evaluate("($f := function($n){$f($n + 1) + 1}; $f(1))", "{}"))
                .isInstanceOf(FailedExpression.class)
                .hasMessageContaining("nested deeper than 200");
        assertThatThrownBy(() -> evaluate("$number(data.secret)", "{\"secret\":\"hunter2\"}"))
                .isInstanceOf(FailedExpression.class)
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void threadsShareAnExpressionAndNotEachOthersEvents() throws Exception {
        Expression expression = Expression.parse("{ 'sum': $sum($$.data.items.n), 'first': $$.data.items[0].n }");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<JsonNode>> results = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                String data = "{\"items\":[{\"n\":" + i + "},{\"n\":1}]}";
                results.add(threads.submit(() -> expression.evaluate(EventDocument.of(event(data)))));
            }
            for (int i = 0; i < results.size(); i++) {
                assertThat(results.get(i).get().toString()).isEqualTo("{\"sum\":" + (i + 1) + ",\"first\":" + i + "}");
            }
        } finally {
            threads.shutdown();
        }
    }
}
