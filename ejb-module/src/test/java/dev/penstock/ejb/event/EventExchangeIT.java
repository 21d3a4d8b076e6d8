package dev.penstock.ejb.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.event.Event;
import dev.penstock.event.EventKey;
import dev.penstock.event.Payload;
import jakarta.jms.BytesMessage;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How events travel as messages, through a broker inside this process. */
class EventExchangeIT {
    private static final EmbeddedActiveMQ BROKER = new EmbeddedActiveMQ();
    private static ActiveMQConnectionFactory factory;

    @BeforeAll
    static void startBroker() throws Exception {
        BROKER.setConfiguration(new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .addAcceptorConfiguration("vm", "vm://7"));
        BROKER.start();
        factory = new ActiveMQConnectionFactory("vm://7?consumerWindowSize=0");
    }

    @AfterAll
    static void stopBroker() throws Exception {
        factory.close();
        BROKER.stop();
    }

    @Test
    void anEventComesBackAsItWasSent() throws JMSException {
        Event event = event("a/strange id", new byte[] {0, -1, (byte) 0xC3, 0x28});

        try (var connection = factory.createConnection();
                Session session = connection.createSession()) {
            connection.start();
            var queue = session.createQueue("round.trip");
            session.createProducer(queue).send(EventMessage.write(event, session));
            Message received = session.createConsumer(queue).receive(5_000);

            assertThat(EventMessage.read(received)).isEqualTo(event);
            assertThat(EventMessage.key(received)).isEqualTo(event.key());
        }
    }

    @Test
    void aLargeBodyIsStreamedByteForByte() throws JMSException {
        byte[] large = new byte[5 * 1_024 * 1_024 + 3];
        new Random(1).nextBytes(large);
        Event event = event("large", large);

        sentAndReceived(event, received -> {
            assertThat(received.propertyExists("_AMQ_LARGE_SIZE")).isTrue();
            assertThat(EventMessage.read(received)).isEqualTo(event);
        });
    }

    @Test
    void anEventWithAClaimTravelsWithoutItsData() throws JMSException {
        Event event = event("claimed", new byte[5 * 1_024 * 1_024]).claimed();

        sentAndReceived(event, received -> {
            assertThat(((BytesMessage) received).getBodyLength()).isZero();
            assertThat(received.getStringProperty("cloudEvents_dataref")).startsWith("/api/v1/claims/");
            assertThat(received.getLongProperty("cloudEvents_datasize")).isEqualTo(5 * 1_024 * 1_024);
            assertThat(EventMessage.read(received)).isEqualTo(event);
        });
    }

    private interface Look {
        void at(Message received) throws JMSException;
    }

    private static void sentAndReceived(Event event, Look look) throws JMSException {
        try (var connection = factory.createConnection()) {
            Session session = connection.createSession();
            connection.start();
            var queue = session.createQueue("one.way");
            session.createProducer(queue).send(EventMessage.write(event, session));
            look.at(session.createConsumer(queue).receive(5_000));
        }
    }

    @Test
    void lettersAreMovedOldestFirstAsIfTheyHadNeverBeenDelivered() throws JMSException {
        try (var connection = factory.createConnection();
                Session session = connection.createSession()) {
            connection.start();
            var letters = session.createProducer(session.createQueue("letters"));
            for (String id : List.of("1", "2", "3")) {
                letters.send(EventMessage.write(event(id, new byte[] {1}), session));
            }
            try (EventExchange exchange = EventExchange.open(factory)) {
                assertThat(exchange.move("letters", null, "again", 2))
                        .extracting(EventKey::id)
                        .containsExactly("1", "2");
                assertThat(exchange.move("letters", "cloudEvents_id = '4'", "again", 2))
                        .isEmpty();
            }
            var consumer = session.createConsumer(session.createQueue("again"));
            for (String id : List.of("1", "2")) {
                Message again = consumer.receive(5_000);
                assertThat(EventMessage.key(again).id()).isEqualTo(id);
                assertThat(EventMessage.attempt(again)).isEqualTo(1);
            }
            assertThat(EventMessage.key(session.createConsumer(session.createQueue("letters"))
                                    .receive(5_000))
                            .id())
                    .isEqualTo("3");
        }
    }

    @Test
    void whatIsPutBackComesLaterWithTheAttemptsAndTheExpiryThatItHad() throws JMSException {
        Instant now = Instant.now();
        Event event = event("put back", new byte[] {1});
        try (var connection = factory.createConnection();
                Session session = connection.createSession(Session.SESSION_TRANSACTED);
                EventExchange exchange = EventExchange.open(factory)) {
            var queue = session.createQueue("patient");
            MessageProducer producer = session.createProducer(queue);
            producer.setTimeToLive(60_000);
            producer.send(EventMessage.write(event, session));
            session.commit();
            connection.start();
            MessageConsumer container = session.createConsumer(queue);
            container.receive(5_000);
            session.rollback();
            Message delivered = container.receive(5_000);
            List<ReceivedEvent> received = exchange.receive(delivered, 1);
            assertThat(received.get(0).attempt()).isEqualTo(2);

            exchange.putBack(received, "patient", Duration.ofMillis(300), now);
            session.commit();

            assertThat(container.receiveNoWait()).isNull();
            Message again = container.receive(5_000);
            ReceivedEvent late = exchange.receive(again, 1).get(0);
            assertThat(late.event()).isEqualTo(event);
            assertThat(late.attempt())
                    .as("this delivery is the second that counts")
                    .isEqualTo(2);
            assertThat(again.getIntProperty("JMSXDeliveryCount")).isEqualTo(1);
            assertThat(Duration.between(now, late.expiresAt()))
                    .isBetween(Duration.ofSeconds(50), Duration.ofSeconds(61));

            exchange.putBack(List.of(late), "patient", Duration.ofMillis(1), now);
            session.commit();
            assertThat(EventMessage.attempt(container.receive(5_000))).isEqualTo(2);
        }
    }

    @Test
    void noMoreIsTakenOnceTheDataIsLarge() throws JMSException {
        try (var connection = factory.createConnection();
                Session session = connection.createSession();
                EventExchange exchange = EventExchange.open(factory)) {
            var queue = session.createQueue("heavy");
            for (int i = 0; i < 6; i++) {
                Event heavy = event("h" + i, new byte[3 << 20]);
                session.createProducer(queue).send(EventMessage.write(i % 2 == 0 ? heavy : heavy.claimed(), session));
            }
            connection.start();
            MessageConsumer container = session.createConsumer(queue);
            Message delivered = container.receive(5_000);

            assertThat(exchange.receive(delivered, 100)).hasSize(3);
        }
    }

    @Test
    void aForeignMessageIsNamedForWhatItIs() throws JMSException {
        try (var connection = factory.createConnection();
                Session session = connection.createSession()) {
            Message foreign = session.createTextMessage("hello");

            assertThatThrownBy(() -> EventMessage.read(foreign))
                    .isInstanceOf(NotAnEvent.class)
                    .hasMessageStartingWith("an event is a BytesMessage");
        }
    }

    @Test
    void whatWaitsInTheQueueIsTakenAlongUpToTheBound() throws JMSException {
        send("batch", 10);

        try (var connection = factory.createConnection();
                Session session = connection.createSession();
                EventExchange exchange = EventExchange.open(factory)) {
            connection.start();
            MessageConsumer container = session.createConsumer(session.createQueue("batch"));
            Message delivered = container.receive(5_000);
            container.close();

            assertThat(exchange.receive(delivered, 4)).hasSize(4);
            assertThat(exchange.receive(delivered, 100)).hasSizeGreaterThan(1);
        }
    }

    @Test
    void aRedeliveredMessageTravelsAlone() throws JMSException {
        send("poison", 3);

        try (var connection = factory.createConnection();
                Session session = connection.createSession(Session.SESSION_TRANSACTED);
                EventExchange exchange = EventExchange.open(factory)) {
            connection.start();
            MessageConsumer container = session.createConsumer(session.createQueue("poison"));
            container.receive(5_000);
            session.rollback();
            Message again = container.receive(5_000);

            List<ReceivedEvent> received = exchange.receive(again, 100);

            assertThat(received).hasSize(1);
            assertThat(received.get(0).attempt()).isEqualTo(2);
            session.rollback();
        }
    }

    @Test
    void whatSomebodyWaitsForOvertakesTakesItsLikeAlongAndHandsOnThatItIsWaitedFor() throws JMSException {
        send("urgent", 5);
        sendAwaited("urgent", "a1", "a2");

        try (var connection = factory.createConnection();
                Session session = connection.createSession(Session.SESSION_TRANSACTED);
                EventExchange exchange = EventExchange.open(factory)) {
            connection.start();
            MessageConsumer subscriber = session.createConsumer(session.createTopic("penstock.events"));
            MessageConsumer container = session.createConsumer(session.createQueue("urgent"));
            Message delivered = container.receive(5_000);
            container.close();

            List<ReceivedEvent> received = exchange.receive(delivered, 100);

            assertThat(received).extracting(one -> one.event().key().id()).containsExactly("a1", "a2", "e0");
            assertThat(received).extracting(ReceivedEvent::awaited).containsExactly(true, true, false);

            exchange.publish(
                    List.of(received.get(2).event(), made("of-a1", received.get(0)), made("of-e0", received.get(2))));

            assertThat(published(subscriber)).containsExactlyInAnyOrder("of-a1 9 true", "e0 4 false", "of-e0 4 false");
        }
    }

    @Test
    void nobodyWaitsForWhatIsTriedAgain() throws JMSException {
        sendAwaited("late", "a1");

        try (var connection = factory.createConnection();
                Session session = connection.createSession(Session.SESSION_TRANSACTED);
                EventExchange exchange = EventExchange.open(factory)) {
            connection.start();
            MessageConsumer container = session.createConsumer(session.createQueue("late"));
            container.receive(5_000);
            session.rollback();

            assertThat(exchange.receive(container.receive(5_000), 100))
                    .extracting(ReceivedEvent::awaited)
                    .containsExactly(false);
            session.rollback();
        }
    }

    @Test
    void whoWaitsIsToldAgainWhatWasDecided() throws JMSException {
        try (var connection = factory.createConnection();
                Session session = connection.createSession();
                EventExchange exchange = EventExchange.open(factory)) {
            connection.start();
            MessageConsumer subscriber = session.createConsumer(session.createTopic("penstock.decisions"));

            exchange.remind(List.of(event("d", new byte[] {'{', '}'})));

            Message reminder = subscriber.receive(5_000);
            assertThat(EventMessage.read(reminder).correlation()).isEqualTo(new EventKey("forum", "root"));
            assertThat(reminder.getJMSDeliveryMode()).isEqualTo(DeliveryMode.NON_PERSISTENT);
        }
    }

    private static List<String> published(MessageConsumer subscriber) throws JMSException {
        List<String> published = new ArrayList<>();
        for (Message next = subscriber.receive(5_000);
                next != null;
                next = published.size() < 3 ? subscriber.receive(5_000) : null) {
            published.add(EventMessage.key(next).id() + " " + next.getJMSPriority() + " "
                    + next.propertyExists(EventMessage.AWAITED));
        }
        return published;
    }

    private static Event made(String id, ReceivedEvent cause) {
        Event event = cause.event();
        return new Event(
                new EventKey("moderation.classify", id),
                "content.scored",
                event.time(),
                event.contentType(),
                event.attributes(),
                event.correlation(),
                event.key(),
                null,
                event.data());
    }

    private static void sendAwaited(String queue, String... ids) throws JMSException {
        try (var connection = factory.createConnection();
                Session session = connection.createSession();
                var producer = session.createProducer(session.createQueue(queue))) {
            for (String id : ids) {
                EventMessage.send(new SentEvent(root(id), true), producer, session);
            }
        }
    }

    private static void send(String queue, int count) throws JMSException {
        try (var connection = factory.createConnection();
                Session session = connection.createSession();
                var producer = session.createProducer(session.createQueue(queue))) {
            for (int i : IntStream.range(0, count).toArray()) {
                producer.send(EventMessage.write(event("e" + i, new byte[] {'{', '}'}), session));
            }
        }
    }

    private static Event root(String id) {
        Event event = event(id, new byte[] {'{', '}'});
        return new Event(
                event.key(),
                event.type(),
                event.time(),
                event.contentType(),
                event.attributes(),
                event.key(),
                null,
                null,
                event.data());
    }

    private static Event event(String id, byte[] data) {
        return new Event(
                new EventKey("forum", id),
                "content.submitted",
                Instant.parse("2026-01-02T03:04:05.678901Z"),
                "application/json",
                new TreeMap<>(Map.of("kind", "comment", "size", 7L, "ratio", 0.5, "first", true)),
                new EventKey("forum", "root"),
                new EventKey("forum", "cause"),
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                Payload.of(data));
    }
}
