package dev.penstock.ejb.event;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;

/**
 * Bytes as the body of a message. Large ones are streamed from and to their one array: the usual way makes a second copy in the
 * client's buffers. The broker keeps a body of this size in a file of its own, and never holds it whole.
 */
final class MessageBody {
    /** What Artemis itself treats as large. */
    static final int STREAMED_BYTES_MIN = 100 << 10;

    /** Artemis's names for a message's body as a stream. */
    private static final String FROM = "JMS_AMQ_InputStream";

    private static final String TO = "JMS_AMQ_SaveStream";

    private MessageBody() {}

    static void write(BytesMessage message, byte[] bytes) throws JMSException {
        if (bytes.length < STREAMED_BYTES_MIN) {
            message.writeBytes(bytes);
        } else {
            message.setObjectProperty(FROM, new ByteArrayInputStream(bytes));
        }
    }

    /** Of a message that was received; a large body can be read once only. */
    static byte[] read(BytesMessage message) throws JMSException {
        byte[] bytes = new byte[Math.toIntExact(message.getBodyLength())];
        if (bytes.length < STREAMED_BYTES_MIN) {
            message.reset();
            message.readBytes(bytes);
        } else {
            // resetting would first bring the whole body into a buffer
            Filling filling = new Filling(bytes);
            message.setObjectProperty(TO, filling);
            filling.requireFull();
        }
        return bytes;
    }

    /** Writes into an array. */
    private static final class Filling extends OutputStream {
        private final byte[] bytes;
        private int length;

        private Filling(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public void write(int one) {
            bytes[length++] = (byte) one;
        }

        @Override
        public void write(byte[] source, int offset, int count) {
            System.arraycopy(source, offset, bytes, length, count);
            length += count;
        }

        private void requireFull() {
            if (length < bytes.length) {
                throw new NotAnEvent("a message's body ended after " + length + " of " + bytes.length + " bytes");
            }
        }
    }
}
