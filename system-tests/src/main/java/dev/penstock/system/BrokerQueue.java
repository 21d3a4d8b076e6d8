package dev.penstock.system;

import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientRequestor;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.api.core.management.ManagementHelper;
import org.apache.activemq.artemis.api.core.management.ResourceNames;

/** One of the broker's queues, as its administrator sees it. */
public final class BrokerQueue {
    private static final String EVERYTHING = "";

    private final String url;
    private final String password;
    private final String name;

    BrokerQueue(String url, String password, String name) {
        this.url = url;
        this.password = password;
        this.name = name;
    }

    /** From now on the broker delivers nothing from it. */
    public void pause() throws Exception {
        operate("pause");
    }

    public void resume() throws Exception {
        operate("resume");
    }

    /** Removes all messages; returns how many there were. */
    public int purge() throws Exception {
        return ((Number) operate("removeMessages", EVERYTHING)).intValue();
    }

    private Object operate(String operation, Object... parameters) throws Exception {
        try (ServerLocator locator = ActiveMQClient.createServerLocator(url);
                ClientSessionFactory factory = locator.createSessionFactory();
                ClientSession session = factory.createSession("admin", password, false, true, true, false, 1)) {
            session.start();
            // closed with its session: closing it by itself may be interrupted
            ClientRequestor requestor = new ClientRequestor(session, "activemq.management");
            ClientMessage request = session.createMessage(false);
            ManagementHelper.putOperationInvocation(request, ResourceNames.QUEUE + name, operation, parameters);
            ClientMessage answer = requestor.request(request);
            Object result = ManagementHelper.getResult(answer);
            if (!ManagementHelper.hasOperationSucceeded(answer)) {
                throw new IllegalStateException("the broker does not " + operation + " " + name + ": " + result);
            }
            return result;
        }
    }
}
