package dev.penstock.web.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

/** Bodies within and beyond their bound. */
class BoundedBodyTest {
    @Test
    void aBodyOfExactlyTheAllowedSizeIsRead() throws IOException {
        assertThat(BoundedBody.read(body(10), 10, 10))
                .hasValueSatisfying(bytes -> assertThat(bytes).hasSize(10));
    }

    @Test
    void oneByteMoreIsTooMuchWhetherAnnouncedOrNot() throws IOException {
        assertThat(BoundedBody.read(body(11), 11, 10)).isEmpty();
        assertThat(BoundedBody.read(body(11), -1, 10)).isEmpty();
    }

    @Test
    void theRestOfABodyThatIsTooLargeIsReadSoThatItsSenderHearsTheAnswer() throws IOException {
        InputStream announced = body(100_000);
        InputStream unannounced = body(100_000);

        BoundedBody.read(announced, 100_000, 10);
        BoundedBody.read(unannounced, -1, 10);

        assertThat(announced.available()).isZero();
        assertThat(unannounced.available()).isZero();
    }

    @Test
    void anEndlessBodyIsNotReadToItsEnd() throws IOException {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        };

        assertThat(BoundedBody.read(endless, -1, 10)).isEmpty();
    }

    private static InputStream body(int bytes) {
        return new ByteArrayInputStream(new byte[bytes]);
    }
}
