package dev.penstock.system.bench;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;

/**
 * What the broker alone manages: durable messages a second that it confirms to be on disk, from a client that does nothing else.
 * Sends are confirmed asynchronously, which is the fastest way that the broker has; a confirmation window is set, because
 * without one completion does not mean that anything is on disk.
 */
final class BrokerLimit {
    private static final String QUEUE = "bench.limit";
    private static final int SESSIONS = 4;
    private static final int IN_FLIGHT = 64;

    private final String url;
    private final String user;
    private final String password;

    BrokerLimit(String url, String user, String password) {
        this.url = url + (url.contains("?") ? "&" : "?") + "confirmationWindowSize=1048576";
        this.user = user;
        this.password = password;
    }

    /** Messages a second of {@code bodyBytes} each, over {@code seconds} after a warm-up of the same length. */
    double measure(int bodyBytes, int seconds) throws Exception {
        try (ServerLocator locator = ActiveMQClient.createServerLocator(url);
                ClientSessionFactory factory = locator.createSessionFactory();
                ClientSession admin = session(factory)) {
            admin.createQueue(QueueConfiguration.of(QUEUE).setRoutingType(RoutingType.ANYCAST));
            try {
                send(locator, bodyBytes, seconds);
                return send(locator, bodyBytes, seconds);
            } finally {
                admin.deleteQueue(QUEUE);
            }
        }
    }

    private double send(ServerLocator locator, int bodyBytes, int seconds) throws Exception {
        AtomicLong confirmed = new AtomicLong();
        ExecutorService senders = Executors.newFixedThreadPool(SESSIONS);
        CountDownLatch done = new CountDownLatch(SESSIONS);
        long start = System.nanoTime();
        long end = start + TimeUnit.SECONDS.toNanos(seconds);
        for (int i = 0; i < SESSIONS; i++) {
            senders.execute(() -> {
                try {
                    sendUntil(end, locator, bodyBytes, confirmed);
                } catch (Exception e) {
                    throw new IllegalStateException("the broker does not take messages", e);
                } finally {
                    done.countDown();
                }
            });
        }
        done.await();
        senders.shutdown();
        return confirmed.get() / ((System.nanoTime() - start) / 1e9);
    }

    private void sendUntil(long end, ServerLocator locator, int bodyBytes, AtomicLong confirmed) throws Exception {
        byte[] body = new byte[bodyBytes];
        Semaphore window = new Semaphore(IN_FLIGHT);
        try (ClientSessionFactory factory = locator.createSessionFactory();
                ClientSession session = session(factory);
                ClientProducer producer = session.createProducer(QUEUE)) {
            while (System.nanoTime() < end) {
                window.acquire();
                ClientMessage message = session.createMessage(true);
                message.getBodyBuffer().writeBytes(body);
                producer.send(message, ignored -> {
                    confirmed.incrementAndGet();
                    window.release();
                });
            }
            window.acquire(IN_FLIGHT);
        }
    }

    private ClientSession session(ClientSessionFactory factory) throws Exception {
        return factory.createSession(user, password, false, true, true, false, 0);
    }
}
