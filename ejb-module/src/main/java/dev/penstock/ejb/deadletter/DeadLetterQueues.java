package dev.penstock.ejb.deadletter;

import dev.penstock.deadletter.DeadLetter;
import dev.penstock.deadletter.DeadLetters;
import dev.penstock.definitions.Definitions;
import dev.penstock.ejb.event.EventMessage;
import dev.penstock.ejb.event.MessagingFailure;
import dev.penstock.ejb.event.NotAnEvent;
import dev.penstock.event.Event;
import dev.penstock.event.EventKey;
import dev.penstock.stage.FailedAttempt;
import dev.penstock.stage.FailedAttempts;
import dev.penstock.stage.Stage;
import dev.penstock.stage.StageName;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Browses the dead-letter queues, adds to each message the failures that are on record, and gives messages back to their consumers. */
@ApplicationScoped
public class DeadLetterQueues implements DeadLetters {
    private static final Logger LOG = System.getLogger(DeadLetterQueues.class.getName());
    private static final String INTAKE = "intake";
    private static final int PART = 64;

    @Resource(lookup = "jms/penstock")
    private ConnectionFactory factory;

    @Inject
    private Definitions definitions;

    @Inject
    private FailedAttempts failedAttempts;

    @Inject
    private RedriveTransaction transaction;

    @Override
    public List<DeadLetter> list(@Nullable String consumer, int limit) {
        demandLimit(limit);
        return browse(chosen(consumer), null, limit);
    }

    @Override
    public Optional<DeadLetter> find(String messageId) {
        return browse(queues(), selecting(messageId), 1).stream().findFirst();
    }

    @Override
    public Optional<EventKey> redrive(String messageId, String who) {
        return find(messageId).flatMap(letter -> {
            List<EventKey> moved = redrive(letter.consumer(), selecting(messageId), 1, who);
            return moved.stream().findFirst();
        });
    }

    @Override
    public List<EventKey> redrive(String consumer, int limit, String who) {
        demandLimit(limit);
        return redrive(consumer, null, limit, who);
    }

    /** A transaction takes only so many, so that it stays short and what it holds small. */
    private List<EventKey> redrive(String consumer, @Nullable String selector, int limit, String who) {
        String letters = letters(consumer);
        String queue = consumer.equals(INTAKE)
                ? "penstock." + INTAKE
                : StageName.parse(consumer).queue();
        List<EventKey> redriven = new ArrayList<>();
        List<EventKey> part = new ArrayList<>();
        do {
            part.clear();
            int max = Math.min(PART, limit - redriven.size());
            transaction
                    .redrive(letters, selector, queue, consumer, max, who, part::add)
                    .requireCommitted();
            redriven.addAll(part);
        } while (part.size() == PART && redriven.size() < limit);
        return redriven;
    }

    private static void demandLimit(int limit) {
        if (limit < 1 || limit > 1_000) {
            throw new IllegalArgumentException("the limit must be 1 to 1000, found " + limit);
        }
    }

    private static String selecting(String messageId) {
        return "JMSMessageID = '" + messageId.replace("'", "''") + "'";
    }

    private SortedMap<String, String> chosen(@Nullable String consumer) {
        return consumer == null ? queues() : new TreeMap<>(Map.of(consumer, letters(consumer)));
    }

    private String letters(String consumer) {
        SortedMap<String, String> all = queues();
        String queue = all.get(consumer);
        if (queue == null) {
            throw new IllegalArgumentException("no consumer '" + consumer + "', there are " + all.keySet());
        }
        return queue;
    }

    private SortedMap<String, String> queues() {
        SortedMap<String, String> queueByConsumer = new TreeMap<>();
        queueByConsumer.put(INTAKE, "penstock.dlq." + INTAKE);
        definitions
                .stages()
                .map(Stage::name)
                .forEach(stage -> queueByConsumer.put(stage.toString(), stage.deadLetterQueue()));
        return queueByConsumer;
    }

    private List<DeadLetter> browse(SortedMap<String, String> queueByConsumer, @Nullable String selector, int limit) {
        List<Found> found = new ArrayList<>();
        try (Connection connection = factory.createConnection();
                Session session = connection.createSession()) {
            connection.start();
            for (var queue : queueByConsumer.entrySet()) {
                browse(session, queue.getKey(), queue.getValue(), selector, limit, found);
            }
        } catch (JMSException e) {
            throw new MessagingFailure("browsing the dead letters", e);
        }
        return withAttempts(found);
    }

    private static void browse(
            Session session, String consumer, String queue, @Nullable String selector, int limit, List<Found> found)
            throws JMSException {
        try (QueueBrowser browser = session.createBrowser(session.createQueue(queue), selector)) {
            for (Enumeration<?> messages = browser.getEnumeration();
                    found.size() < limit && messages.hasMoreElements(); ) {
                Message message = (Message) messages.nextElement();
                try {
                    found.add(new Found(message.getJMSMessageID(), queue, consumer, EventMessage.read(message)));
                } catch (NotAnEvent e) {
                    LOG.log(
                            Level.WARNING,
                            "{0} holds a foreign message {1}: {2}",
                            queue,
                            message.getJMSMessageID(),
                            e.getMessage());
                }
            }
        }
    }

    private List<DeadLetter> withAttempts(List<Found> found) {
        List<EventKey> keys =
                found.stream().map(one -> one.event().key()).distinct().toList();
        List<FailedAttempt> attempts = keys.isEmpty() ? List.of() : failedAttempts.on(keys);
        return found.stream()
                .map(one -> new DeadLetter(
                        one.messageId(), one.queue(), one.consumer(), one.event(), one.attemptsAmong(attempts)))
                .toList();
    }

    private record Found(String messageId, String queue, String consumer, Event event) {
        List<FailedAttempt> attemptsAmong(List<FailedAttempt> attempts) {
            return attempts.stream()
                    .filter(attempt -> attempt.event().equals(event.key())
                            && attempt.consumer().equals(consumer))
                    .toList();
        }
    }
}
