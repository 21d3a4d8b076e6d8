package dev.penstock.cli.demo;

import dev.penstock.cli.api.Api;
import java.time.Instant;

/** A sample and what the door said to it. */
record Sent(Sample sample, Instant sentAt, Api.Answer answer) {
    /** Whether the source's filter let it pass. */
    boolean accepted() {
        return !status().equals("filtered");
    }

    /** {@code accepted}, {@code decided}, {@code filtered}, or the code of a refusal. */
    String status() {
        return answer.status() < 300
                ? answer.body().path("status").asText()
                : answer.body().path("code").asText();
    }

    String traceId() {
        return answer.body().path("traceId").asText("-");
    }
}
