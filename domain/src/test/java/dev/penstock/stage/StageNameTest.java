package dev.penstock.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** A stage and the queues named after it. */
class StageNameTest {
    private final StageName classify = new StageName("moderation", "classify");

    @Test
    void itsQueueTellsTheStage() {
        assertThat(StageName.ofQueue(classify.queue())).isEqualTo(classify);
    }

    @Test
    void aQueueOfSomethingElseIsRefused() {
        assertThatThrownBy(() -> StageName.ofQueue("penstock.intake"))
                .hasMessage("a stage's queue begins with penstock.stage., found 'penstock.intake'");
    }

    @Test
    void aNameHasTwoParts() {
        assertThatThrownBy(() -> StageName.parse("moderation"))
                .hasMessage("a stage's full name is written pipeline.stage, found 'moderation'");
        assertThatThrownBy(() -> StageName.parse("a.b.c")).isInstanceOf(IllegalArgumentException.class);
    }
}
