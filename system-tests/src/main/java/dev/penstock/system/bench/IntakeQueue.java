package dev.penstock.system.bench;

import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientRequestor;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.api.core.management.ManagementHelper;
import org.apache.activemq.artemis.api.core.management.ResourceNames;

/** The broker's queue {@code penstock.intake}: while it is paused the broker delivers nothing from it, and only the door works. */
final class IntakeQueue {
    private static final String QUEUE = ResourceNames.QUEUE + "penstock.intake";

    private final String url;
    private final String user;
    private final String password;

    IntakeQueue(String url, String user, String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    void pause() throws Exception {
        operate("pause");
    }

    void resume() throws Exception {
        operate("resume");
    }

    private void operate(String operation) throws Exception {
        try (ServerLocator locator = ActiveMQClient.createServerLocator(url);
                ClientSessionFactory factory = locator.createSessionFactory();
                ClientSession session = factory.createSession(user, password, false, true, true, false, 1)) {
            session.start();
            // closed with its session: closing it by itself may be interrupted
            ClientRequestor requestor = new ClientRequestor(session, "activemq.management");
            ClientMessage request = session.createMessage(false);
            ManagementHelper.putOperationInvocation(request, QUEUE, operation);
            ClientMessage answer = requestor.request(request);
            if (!ManagementHelper.hasOperationSucceeded(answer)) {
                throw new IllegalStateException(
                        "the broker does not " + operation + " " + QUEUE + ": " + ManagementHelper.getResult(answer));
            }
        }
    }
}
