package dev.penstock.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Room for bodies: never more than there is, and always some for the small. */
class BodyBudgetTest {
    private static final int MIB = 1 << 20;

    private final BodyBudget budget = new BodyBudget(8 * MIB);

    @Test
    void largeBodiesLeaveAQuarterToSmallOnes() {
        assertThat(budget.hold().take(6 * MIB)).isTrue();
        assertThat(budget.hold().take(65 << 10)).isFalse();
        assertThat(budget.hold().take(64 << 10)).isTrue();
    }

    @Test
    void aBodyThatGrowsIsLargeByAllThatItHolds() {
        BodyBudget.Hold growing = budget.hold();
        assertThat(budget.hold().take(6 * MIB)).isTrue();
        assertThat(growing.take(60 << 10)).isTrue();
        assertThat(growing.take(8 << 10)).isFalse();
        growing.release();
        assertThat(budget.bytesTaken()).isEqualTo(6 * MIB);
    }

    @Test
    void howeverManyTakeAtOnceNoMoreIsTakenThanThereIs() {
        long taken = IntStream.range(0, 1_000)
                .parallel()
                .filter(i -> budget.hold().take(32 << 10))
                .count();

        assertThat(taken * (32 << 10)).isLessThanOrEqualTo(8 * MIB);
        assertThat(budget.bytesTaken()).isEqualTo(taken * (32 << 10));
    }

    @Test
    void aBudgetThatNoBodyFitsIntoIsRefused() {
        assertThatThrownBy(() -> new BodyBudget(1_000)).hasMessageEndingWith("found 1000");
    }
}
