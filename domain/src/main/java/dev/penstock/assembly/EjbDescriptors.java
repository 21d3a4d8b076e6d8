package dev.penstock.assembly;

import dev.penstock.definitions.Definitions;
import dev.penstock.stage.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The deployment descriptors that declare one message-driven bean a stage, all of one class, and one for intake.
 *
 * <p>An instance learns its stage from the queue that its message came from.
 *
 * <p>No bean is delivered to within a transaction. What was delivered is acknowledged by itself, after the transaction in which the
 * bean worked on it: a message may come again, but is never gone before what was made of it stands.
 *
 * @param ejbJar {@code ejb-jar.xml}, <a href="https://jakarta.ee/xml/ns/jakartaee/ejb-jar_4_0.xsd">Jakarta Enterprise Beans 4.0</a>
 * @param glassfishEjbJar {@code glassfish-ejb-jar.xml}: the resource adapter of each message-driven bean, and the timeout of the
 *     transactions in which they work
 */
public record EjbDescriptors(String ejbJar, String glassfishEjbJar) {
    public static final String INTAKE_BEAN = "Intake";
    public static final String INTAKE_QUEUE = "penstock.intake";

    /** Hears of the decisions that senders wait for. Declared where a source asks for decisions. */
    public static final String DECISION_BEAN = "AwaitedDecisions";

    /** Under which name the server's configuration deploys Artemis' resource adapter. */
    public static final String RESOURCE_ADAPTER = "artemis";

    private static final String INTAKE_TRANSACTION_BEAN = "IntakeTransaction";
    private static final String STAGE_TRANSACTION_BEAN = "StageTransaction";

    private static final Duration INTAKE_TRANSACTION_TIMEOUT = Duration.ofSeconds(30);

    /** How long the database and the broker may take around a stage's own work: its transaction must outlive its timeout. */
    private static final Duration TRANSACTION_MARGIN = Duration.ofSeconds(10);

    private static final String NAMESPACE = "https://jakarta.ee/xml/ns/jakartaee";
    private static final String GLASSFISH_DOCTYPE = "<!DOCTYPE glassfish-ejb-jar PUBLIC"
            + " \"-//GlassFish.org//DTD GlassFish Application Server 3.1 EJB 3.1//EN\""
            + " \"http://glassfish.org/dtds/glassfish-ejb-jar_3_1-1.dtd\">";

    /** Of a name that no stage has: theirs begin with "Stage-", and stages' names have lower-case letters only. */
    private static final String AWAITED_SUFFIX = "-Awaited";

    private static final String AWAITED_SELECTOR = BrokerFragments.AWAITED_PROPERTY + " = TRUE";

    /**
     * What listens on a server: a queue's consumers, competing with other servers', or a topic's subscriber, one a server.
     *
     * @param selector of the messages that it takes; empty for all
     */
    private record Bean(String name, String type, boolean topic, String destination, String selector, int sessions) {
        /** One more consumer that is never busy with what nobody waits for. */
        Bean awaited() {
            return new Bean(name + AWAITED_SUFFIX, type, topic, destination, AWAITED_SELECTOR, 1);
        }
    }

    /** @param intakeSessions competing consumers of the intake queue on one server, 1 or more */
    public static EjbDescriptors of(Definitions definitions, int intakeSessions) {
        List<Bean> beans = new ArrayList<>();
        beans.add(new Bean(
                INTAKE_BEAN, "dev.penstock.ejb.intake.IntakeListener", false, INTAKE_QUEUE, "", intakeSessions));
        definitions.stages().map(EjbDescriptors::bean).forEach(beans::add);
        if (definitions.decisionsAreAwaited()) {
            List.copyOf(beans).forEach(bean -> beans.add(bean.awaited()));
            beans.add(new Bean(
                    DECISION_BEAN,
                    "dev.penstock.ejb.decision.DecisionListener",
                    true,
                    BrokerFragments.DECISIONS_ADDRESS,
                    "",
                    1));
        }
        return new EjbDescriptors(ejbJar(beans), glassfishEjbJar(beans, longestTimeout(definitions)));
    }

    private static Duration longestTimeout(Definitions definitions) {
        return definitions
                .stages()
                .map(Stage::timeout)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private static Bean bean(Stage stage) {
        return new Bean(
                stage.name().bean(),
                "dev.penstock.ejb.stage.StageListener",
                false,
                stage.name().queue(),
                "",
                stage.concurrency());
    }

    private static String ejbJar(List<Bean> beans) {
        XmlDocument xml = new XmlDocument("");
        Map<String, String> version = new LinkedHashMap<>();
        version.put("xmlns", NAMESPACE);
        version.put("version", "4.0");
        version.put("metadata-complete", "false");
        return xml.element("ejb-jar", version, () -> {
                    xml.element("enterprise-beans", () -> beans.forEach(bean -> messageDriven(xml, bean)));
                    xml.element("assembly-descriptor", () -> beans.forEach(bean -> withoutTransaction(xml, bean)));
                })
                .text();
    }

    private static void withoutTransaction(XmlDocument xml, Bean bean) {
        xml.element(
                "container-transaction",
                () -> xml.element(
                                "method",
                                () -> xml.element("ejb-name", bean.name()).element("method-name", "onMessage"))
                        .element("trans-attribute", "NotSupported"));
    }

    private static void messageDriven(XmlDocument xml, Bean bean) {
        xml.element(
                "message-driven",
                () -> xml.element("ejb-name", bean.name())
                        .element("ejb-class", bean.type())
                        .element("messaging-type", "jakarta.jms.MessageListener")
                        .element("transaction-type", "Container")
                        .element("activation-config", () -> {
                            property(xml, "destinationType", bean.topic() ? "jakarta.jms.Topic" : "jakarta.jms.Queue");
                            property(xml, "destination", bean.destination());
                            property(xml, "useJNDI", "false");
                            if (!bean.selector().isEmpty()) {
                                property(xml, "messageSelector", bean.selector());
                            }
                            property(xml, "maxSession", Integer.toString(bean.sessions()));
                            if (!bean.topic()) {
                                // a session that hoards messages leaves none for the batches of the others
                                property(xml, "consumerWindowSize", "0");
                            }
                        }));
    }

    private static void property(XmlDocument xml, String name, String value) {
        xml.element(
                "activation-config-property",
                () -> xml.element("activation-config-property-name", name)
                        .element("activation-config-property-value", value));
    }

    private static String glassfishEjbJar(List<Bean> beans, Duration stageTimeout) {
        XmlDocument xml = new XmlDocument(GLASSFISH_DOCTYPE);
        return xml.element(
                        "glassfish-ejb-jar",
                        () -> xml.element("enterprise-beans", () -> {
                            transaction(xml, INTAKE_TRANSACTION_BEAN, INTAKE_TRANSACTION_TIMEOUT);
                            transaction(xml, STAGE_TRANSACTION_BEAN, stageTimeout.plus(TRANSACTION_MARGIN));
                            beans.forEach(bean -> resources(xml, bean));
                        }))
                .text();
    }

    private static void transaction(XmlDocument xml, String bean, Duration timeout) {
        xml.element(
                "ejb",
                () -> xml.element("ejb-name", bean)
                        .element(
                                "cmt-timeout-in-seconds",
                                Long.toString(timeout.plusMillis(999).toSeconds())));
    }

    private static void resources(XmlDocument xml, Bean bean) {
        xml.element(
                "ejb",
                () -> xml.element("ejb-name", bean.name())
                        .element("mdb-resource-adapter", () -> xml.element("resource-adapter-mid", RESOURCE_ADAPTER)));
    }
}
