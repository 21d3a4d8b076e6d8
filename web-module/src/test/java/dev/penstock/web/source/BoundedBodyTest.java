package dev.penstock.web.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.limit.BodyBudget;
import dev.penstock.web.source.BoundedBody.Outcome;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

/** Bodies within and beyond their bound, and within and beyond the room that there is. */
class BoundedBodyTest {
    private static final int MIB = 1 << 20;

    private final BodyBudget budget = new BodyBudget(4 * MIB);
    private final BodyBudget.Hold hold = budget.hold();

    private Outcome read(InputStream body, long announced, long bytesMax) throws IOException {
        return BoundedBody.read(body, announced, bytesMax, hold);
    }

    @Test
    void aBodyOfExactlyTheAllowedSizeIsReadWhetherAnnouncedOrNot() throws IOException {
        for (int size : new int[] {0, 10, 8 << 10, 100_000}) {
            for (long announced : new long[] {size, -1}) {
                assertThat(read(body(size), announced, size))
                        .isInstanceOfSatisfying(
                                Outcome.Whole.class,
                                whole -> assertThat(whole.body().bytes()).isEqualTo(bytes(size)));
            }
        }
    }

    @Test
    void oneByteMoreIsTooMuchWhetherAnnouncedOrNot() throws IOException {
        assertThat(read(body(11), 11, 10)).isInstanceOf(Outcome.TooLarge.class);
        assertThat(read(body(11), -1, 10)).isInstanceOf(Outcome.TooLarge.class);
    }

    @Test
    void theRestOfABodyThatIsRefusedIsReadSoThatItsSenderHearsTheAnswer() throws IOException {
        InputStream announced = body(100_000);
        InputStream unannounced = body(100_000);
        InputStream crowded = body(10 * MIB);

        read(announced, 100_000, 10);
        read(unannounced, -1, 10);
        read(crowded, 10 * MIB, 16 * MIB);

        assertThat(announced.available()).isZero();
        assertThat(unannounced.available()).isZero();
        assertThat(crowded.available()).isZero();
    }

    @Test
    void anEndlessBodyIsNotReadToItsEnd() throws IOException {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        };

        assertThat(read(endless, -1, 10)).isInstanceOf(Outcome.TooLarge.class);
        assertThat(read(endless, -1, 64L * MIB)).isInstanceOf(Outcome.NoRoom.class);
    }

    @Test
    void aBodyThatEndsEarlyIsNotTakenForWhole() {
        assertThatThrownBy(() -> read(body(9), 10, 10)).isInstanceOf(EOFException.class);
    }

    @Test
    void nothingIsHeldBeforeThereIsRoomAndAllIsGivenBack() throws IOException {
        assertThat(read(body(2 * MIB), 2 * MIB, 16 * MIB)).isInstanceOf(Outcome.Whole.class);
        assertThat(budget.bytesTaken()).isEqualTo(2 * MIB);
        assertThat(BoundedBody.read(body(2 * MIB), 2 * MIB, 16 * MIB, budget.hold()))
                .isInstanceOf(Outcome.NoRoom.class);
        assertThat(budget.bytesTaken()).isEqualTo(2 * MIB);

        hold.release();
        hold.release();

        assertThat(budget.bytesTaken()).isZero();
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (i * 31);
        }
        return bytes;
    }

    private static InputStream body(int size) {
        return new ByteArrayInputStream(bytes(size));
    }
}
