package dev.penstock.web.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.penstock.web.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedriveBodyTest {
    @Test
    void oneLetterOrTheOldestOfAStage() {
        assertThat(RedriveBody.read("{\"messageId\": \"ID:1\"}")).isEqualTo(new RedriveBody("ID:1", null, 100));
        assertThat(RedriveBody.read("{\"stage\": \"intake\"}")).isEqualTo(new RedriveBody(null, "intake", 100));
        assertThat(RedriveBody.read("{\"stage\": \"a.b\", \"limit\": 7}")).isEqualTo(new RedriveBody(null, "a.b", 7));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                     | must be a JSON object",
                "[]                                     | must be a JSON object",
                "{}                                     | either \"messageId\", or \"stage\"",
                "{\"messageId\": \"1\", \"stage\": \"a.b\"} | either \"messageId\", or \"stage\"",
                "{\"messageId\": \"1\", \"limit\": 2}       | either \"messageId\", or \"stage\"",
                "{\"messageId\": 1}                       | \"messageId\" must be a text",
                "{\"stage\": \"a.b\", \"limit\": 0}         | from 1 to 1000, found 0",
                "{\"stage\": \"a.b\", \"limit\": 1001}      | from 1 to 1000, found 1001",
                "{\"stage\": \"a.b\", \"rate\": 1}          | found [rate]"
            })
    void anythingElseIsSaid(String body, String why) {
        assertThat(catchThrowableOfType(ProblemException.class, () -> RedriveBody.read(body)))
                .hasMessageContaining(why);
    }
}
