package dev.penstock.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.web.json.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The form that clients read. */
class ProblemTest {
    @Test
    void aProblemHasTheMembersOfTheStandardAndACode() {
        assertThat(json(Problem.of(401, "SIGNATURE_MISMATCH", "no match")))
                .isEqualTo("{\"type\":\"urn:penstock:problem:signature-mismatch\",\"title\":\"Unauthorized\","
                        + "\"status\":401,\"detail\":\"no match\",\"code\":\"SIGNATURE_MISMATCH\"}");
    }

    @Test
    void aFailureNamesItsTrace() {
        assertThat(json(Problem.of(500, "INTERNAL_FAILURE", "failed").withTraceId("0af7")))
                .endsWith("\"code\":\"INTERNAL_FAILURE\",\"traceId\":\"0af7\"}");
    }

    private static String json(Problem problem) {
        return new String(Json.bytes(problem), StandardCharsets.UTF_8);
    }
}
