package dev.penstock.ejb.event;

import dev.penstock.assembly.BrokerFragments;
import dev.penstock.event.Event;
import dev.penstock.event.EventKey;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a listener does with the broker inside its container-managed transaction: it takes more of what waits in its queue, and
 * publishes. Both become final, or neither, together with the listener's own message.
 *
 * <p>A two-phase commit costs more than the work on one event, so that a listener works on many in one transaction. A message
 * that is delivered again travels alone: should it be the one that fails, it harms no other. One that somebody waits for takes its
 * like along and at most one other event, so that it need not wait for their work.
 *
 * <p>What is made from an event that somebody waits for is waited for too.
 */
public final class EventExchange implements AutoCloseable {
    /** No more is taken once this much data has been: what an exchange holds is below this and the largest body. */
    public static final long DATA_BYTES_MAX = 8 << 20;

    private static final long REMINDER_LIFE_MS = 5_000;

    private final Connection connection;
    private final Session session;

    /** Root events whose senders wait. */
    private final Set<EventKey> awaited = new HashSet<>();

    private EventExchange(Connection connection, Session session) {
        this.connection = connection;
        this.session = session;
    }

    /** Opens an exchange that takes part in the current transaction. */
    public static EventExchange open(ConnectionFactory factory) {
        try {
            Connection connection = factory.createConnection();
            try {
                return new EventExchange(connection, connection.createSession());
            } catch (JMSException e) {
                connection.close();
                throw e;
            }
        } catch (JMSException e) {
            throw new MessagingFailure("opening a session", e);
        }
    }

    /**
     * The message that the container delivered, and what waits behind it in the same queue.
     *
     * @param max how many in all, 1 or more; fewer when their data, here or claimed, is large
     */
    public List<ReceivedEvent> receive(Message delivered, int max) {
        try {
            List<ReceivedEvent> received = new ArrayList<>(max);
            received.add(received(delivered));
            if (max > 1 && received.get(0).attempt() == 1) {
                takeWaiting(delivered.getJMSDestination(), max, received);
            }
            received.stream()
                    .filter(ReceivedEvent::awaited)
                    .forEach(one -> awaited.add(one.event().correlation()));
            return received;
        } catch (JMSException e) {
            throw new MessagingFailure("receiving", e);
        }
    }

    private void takeWaiting(Destination queue, int max, List<ReceivedEvent> received) throws JMSException {
        connection.start();
        try (MessageConsumer consumer = session.createConsumer(queue)) {
            ReceivedEvent last = received.get(0);
            boolean urgent = last.awaited();
            long dataBytes = last.event().data().size();
            Message next;
            while (received.size() < max
                    && dataBytes < DATA_BYTES_MAX
                    && (!urgent || last.awaited())
                    && (next = consumer.receiveNoWait()) != null) {
                last = received(next);
                dataBytes += last.event().data().size();
                received.add(last);
            }
        }
    }

    private static ReceivedEvent received(Message message) throws JMSException {
        int attempt = EventMessage.attempt(message);
        long expiration = message.getJMSExpiration();
        return new ReceivedEvent(
                EventMessage.read(message),
                message.getJMSMessageID(),
                attempt,
                EventMessage.isAwaited(message, attempt),
                expiration == 0 ? null : Instant.ofEpochMilli(expiration));
    }

    /**
     * Puts events back into a queue that they were received from, to be delivered again later. No attempt is counted, and each still
     * expires when it would have. Nobody who waits for one waits that long.
     *
     * @param delay until the next delivery
     */
    public void putBack(List<ReceivedEvent> received, String queue, Duration delay, Instant now) {
        try (MessageProducer producer = session.createProducer(session.createQueue(queue))) {
            producer.setDeliveryDelay(delay.toMillis());
            for (ReceivedEvent one : received) {
                Instant expiresAt = one.expiresAt();
                long timeToLiveMs = expiresAt == null
                        ? 0
                        : Math.max(1, Duration.between(now, expiresAt).toMillis());
                EventMessage.sendBack(one.event(), one.attempt() - 1, timeToLiveMs, producer, session);
            }
        } catch (JMSException e) {
            throw new MessagingFailure("putting events back", e);
        }
    }

    /** Sends an event to one queue, as if it had never been delivered. */
    public void redeliver(Event event, String queue) {
        try (MessageProducer producer = session.createProducer(session.createQueue(queue))) {
            EventMessage.sendBack(event, 0, 0, producer, session);
        } catch (JMSException e) {
            throw new MessagingFailure("delivering an event again", e);
        }
    }

    /**
     * Moves the oldest events of a queue into another, as if they had never been delivered. A message that is no event stays where it is
     * and fails the move.
     *
     * @param selector which of them; null for all
     */
    public List<EventKey> move(String from, @Nullable String selector, String to, int max) {
        List<EventKey> moved = new ArrayList<>();
        try {
            connection.start();
            try (MessageConsumer consumer = session.createConsumer(session.createQueue(from), selector)) {
                Message next;
                while (moved.size() < max && (next = consumer.receiveNoWait()) != null) {
                    Event event = EventMessage.read(next);
                    redeliver(event, to);
                    moved.add(event.key());
                }
            }
            return moved;
        } catch (JMSException e) {
            throw new MessagingFailure("moving events", e);
        }
    }

    /** Sends events to {@code penstock.events}, from where the broker feeds each stage's queue by the stage's filter. */
    public void publish(List<Event> events) {
        if (events.isEmpty()) {
            return;
        }
        try (MessageProducer producer = session.createProducer(session.createTopic("penstock.events"))) {
            for (Event event : events) {
                EventMessage.send(new SentEvent(event, awaited.contains(event.correlation())), producer, session);
            }
        } catch (JMSException e) {
            throw new MessagingFailure("publishing", e);
        }
    }

    /**
     * Tells whoever waits, on any server, of decisions that were taken before. Nobody keeps these messages: they are worth nothing a
     * moment later.
     *
     * @param tidings decision events
     */
    public void remind(List<Event> tidings) {
        if (tidings.isEmpty()) {
            return;
        }
        try (MessageProducer producer =
                session.createProducer(session.createTopic(BrokerFragments.DECISIONS_ADDRESS))) {
            producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
            producer.setTimeToLive(REMINDER_LIFE_MS);
            for (Event event : tidings) {
                producer.send(EventMessage.write(event, session));
            }
        } catch (JMSException e) {
            throw new MessagingFailure("reminding of decisions", e);
        }
    }

    /** Sends an event to {@code penstock.invalid} with the reason in the property {@code penstock_reason}. */
    public void setAside(Event event, String reason) {
        try (MessageProducer producer = session.createProducer(session.createQueue("penstock.invalid"))) {
            Message message = EventMessage.write(event, session);
            message.setStringProperty("penstock_reason", reason);
            producer.send(message);
        } catch (JMSException e) {
            throw new MessagingFailure("setting an invalid event aside", e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (JMSException e) {
            throw new MessagingFailure("closing the session", e);
        }
    }
}
