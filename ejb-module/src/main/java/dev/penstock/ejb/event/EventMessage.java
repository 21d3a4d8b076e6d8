package dev.penstock.ejb.event;

import dev.penstock.assembly.BrokerFragments;
import dev.penstock.event.Claim;
import dev.penstock.event.ClaimedPayload;
import dev.penstock.event.Event;
import dev.penstock.event.EventKey;
import dev.penstock.event.Payload;
import jakarta.jms.BytesMessage;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.time.Instant;
import java.util.Enumeration;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The form of an event as a message, after the
 * <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/amqp-protocol-binding.md">CloudEvents AMQP
 * binding</a> in binary mode: its data is the body, its attributes are properties with the prefix {@value #PREFIX}. Data that is claimed is not in the body: the
 * attribute {@code dataref} of the
 * <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/extensions/dataref.md">extension of this name</a> says where it
 * is, {@code datasize} and {@code datasha256} what.
 */
public final class EventMessage {
    static final String PREFIX = "cloudEvents_";

    /** Says that a sender waits for the decision: such messages overtake others in every queue. */
    static final String AWAITED = BrokerFragments.AWAITED_PROPERTY;

    static final int AWAITED_PRIORITY = 9;

    /** How many attempts had failed before the event was put back. The broker counts the new message's own deliveries only. */
    private static final String FAILED_ATTEMPTS = "penstock_failed_attempts";

    private static final String SPEC_VERSION = PREFIX + "specversion";
    private static final String ID = PREFIX + "id";
    private static final String SOURCE = PREFIX + "source";
    private static final String TYPE = PREFIX + "type";
    private static final String TIME = PREFIX + "time";
    private static final String CONTENT_TYPE = PREFIX + "datacontenttype";
    private static final String DATA_REFERENCE = PREFIX + "dataref";
    private static final String DATA_SIZE = PREFIX + "datasize";
    private static final String DATA_SHA256 = PREFIX + "datasha256";
    private static final String CORRELATION = PREFIX + "correlationid";
    private static final String CAUSATION = PREFIX + "causationid";
    private static final String TRACEPARENT = PREFIX + "traceparent";

    private static final byte[] NONE = {};

    private EventMessage() {}

    public static Message write(Event event, Session session) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.setStringProperty(SPEC_VERSION, "1.0");
        message.setStringProperty(ID, event.key().id());
        message.setStringProperty(SOURCE, event.key().source());
        message.setStringProperty(TYPE, event.type());
        message.setStringProperty(TIME, event.time().toString());
        message.setStringProperty(CONTENT_TYPE, event.contentType());
        message.setStringProperty(CORRELATION, event.correlation().toString());
        setUnlessNull(message, CAUSATION, event.causation());
        setUnlessNull(message, TRACEPARENT, event.traceparent());
        for (var attribute : event.attributes().entrySet()) {
            message.setObjectProperty(PREFIX + attribute.getKey(), attribute.getValue());
        }
        if (event.data() instanceof ClaimedPayload claimed) {
            message.setStringProperty(DATA_REFERENCE, claimed.claim().reference());
            message.setLongProperty(DATA_SIZE, claimed.claim().size());
            message.setStringProperty(DATA_SHA256, claimed.claim().sha256());
            MessageBody.write(message, NONE);
        } else {
            MessageBody.write(message, event.data().bytes());
        }
        return message;
    }

    /** Sends an event, persistently. */
    public static void send(SentEvent sent, MessageProducer producer, Session session) throws JMSException {
        Message message = write(sent.event(), session);
        if (sent.awaited()) {
            message.setBooleanProperty(AWAITED, true);
        }
        producer.send(
                message,
                DeliveryMode.PERSISTENT,
                sent.awaited() ? AWAITED_PRIORITY : Message.DEFAULT_PRIORITY,
                Message.DEFAULT_TIME_TO_LIVE);
    }

    /**
     * Sends an event to where it came from, to be delivered later. Its attempts so far and its expiry stay what they were.
     *
     * @param failedAttempts before this delivery, which is none
     * @param timeToLiveMs 0 when it never expires
     */
    static void sendBack(Event event, int failedAttempts, long timeToLiveMs, MessageProducer producer, Session session)
            throws JMSException {
        Message message = write(event, session);
        if (failedAttempts > 0) {
            message.setIntProperty(FAILED_ATTEMPTS, failedAttempts);
        }
        producer.send(message, DeliveryMode.PERSISTENT, Message.DEFAULT_PRIORITY, timeToLiveMs);
    }

    /** The number of this delivery among those that were worked on, from 1. */
    public static int attempt(Message message) throws JMSException {
        int before = message.propertyExists(FAILED_ATTEMPTS) ? message.getIntProperty(FAILED_ATTEMPTS) : 0;
        return before + message.getIntProperty("JMSXDeliveryCount");
    }

    /** Whether a sender waits. Once an attempt has failed, nobody does: the next one comes later than anybody waits. */
    static boolean isAwaited(Message message, int attempt) throws JMSException {
        return attempt == 1 && message.propertyExists(AWAITED) && message.getBooleanProperty(AWAITED);
    }

    /**
     * Reads a message that {@link #write} wrote, wherever the broker has moved it since.
     *
     * @throws NotAnEvent when it is another kind of message
     */
    public static Event read(Message message) throws JMSException {
        if (!(message instanceof BytesMessage body)) {
            throw new NotAnEvent(
                    "an event is a BytesMessage, found " + message.getClass().getSimpleName());
        }
        String causation = message.getStringProperty(CAUSATION);
        return new Event(
                key(message),
                required(message, TYPE),
                Instant.parse(required(message, TIME)),
                required(message, CONTENT_TYPE),
                attributes(message),
                EventKey.parse(required(message, CORRELATION)),
                causation == null ? null : EventKey.parse(causation),
                message.getStringProperty(TRACEPARENT),
                data(body));
    }

    private static Payload data(BytesMessage message) throws JMSException {
        String reference = message.getStringProperty(DATA_REFERENCE);
        if (reference == null) {
            return Payload.of(MessageBody.read(message));
        }
        try {
            int size = Math.toIntExact(message.getLongProperty(DATA_SIZE));
            return ClaimedPayload.of(Claim.parse(reference, size, required(message, DATA_SHA256)));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new NotAnEvent("an event's claim is not one of Penstock's: " + e.getMessage());
        }
    }

    /** The key alone, for when the rest may not be readable. */
    public static EventKey key(Message message) throws JMSException {
        return new EventKey(required(message, SOURCE), required(message, ID));
    }

    private static SortedMap<String, Object> attributes(Message message) throws JMSException {
        SortedMap<String, Object> attributes = new TreeMap<>();
        for (Enumeration<?> names = message.getPropertyNames(); names.hasMoreElements(); ) {
            String property = (String) names.nextElement();
            if (property.startsWith(PREFIX) && !isContextAttribute(property)) {
                attributes.put(property.substring(PREFIX.length()), message.getObjectProperty(property));
            }
        }
        return attributes;
    }

    private static boolean isContextAttribute(String property) {
        return switch (property) {
            case SPEC_VERSION, ID, SOURCE, TYPE, TIME, CONTENT_TYPE, CORRELATION, CAUSATION, TRACEPARENT -> true;
            case DATA_REFERENCE, DATA_SIZE, DATA_SHA256 -> true;
            default -> false;
        };
    }

    private static void setUnlessNull(Message message, String property, @Nullable Object value) throws JMSException {
        if (value != null) {
            message.setStringProperty(property, value.toString());
        }
    }

    private static String required(Message message, String property) throws JMSException {
        String value = message.getStringProperty(property);
        if (value == null) {
            throw new NotAnEvent("an event's message has the property " + property + ", found none");
        }
        return value;
    }
}
