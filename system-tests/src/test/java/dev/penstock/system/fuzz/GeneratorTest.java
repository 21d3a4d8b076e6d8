package dev.penstock.system.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What is found can be made again. */
class GeneratorTest {
    private static Generator generator(long seed) {
        Senders senders = new Senders("s3cret", "whsec_MDEyMzQ1Njc4OWFiY2RlZg==", "run", () -> 1_700_000_000L);
        return new Generator(seed, senders, new OtherRequests("token", "handshake"));
    }

    @Test
    void aShotDependsOnItsSeedAndNumberAlone() {
        Generator generator = generator(7);
        generator.shot(41);
        assertThat(generator.shot(42).bytes()).isEqualTo(generator(7).shot(42).bytes());
        assertThat(generator.shot(42).bytes())
                .isNotEqualTo(generator(8).shot(42).bytes());
    }

    @Test
    void theFirstThousandsHaveEveryKind() {
        Set<String> kinds = LongStream.range(0, 20_000)
                .mapToObj(n -> generator(1).shot(n).kind())
                .collect(Collectors.toSet());
        assertThat(kinds).hasSizeGreaterThan(55).contains("valid", "pipelined", "cut", "noise", "api", "handshake");
    }

    @Test
    void whatIsFoundIsCountedAndNamed() {
        Findings findings = new Findings();
        findings.answered("valid", 500);
        for (int i = 0; i < 10; i++) {
            findings.violated("answered by 500", "request " + i);
        }
        assertThat(findings.violations()).containsEntry("answered by 500", 10L);
        assertThat(findings.examples()).contains("answered by 500: request 0").hasSizeLessThan(10);
    }
}
