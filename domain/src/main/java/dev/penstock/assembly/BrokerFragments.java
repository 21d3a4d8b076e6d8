package dev.penstock.assembly;

import dev.penstock.definitions.Definitions;
import dev.penstock.stage.DeliveryPolicy;
import dev.penstock.stage.Stage;
import dev.penstock.stage.Work;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The parts of the broker's configuration that follow from the definitions. {@code broker.xml} includes each file by XInclude as
 * the one element of its name.
 *
 * <p>Each stage has an address and queue of its own, fed by a divert with the stage's filter, because attempts, delays, dead
 * letters and expiry can be set for an address only.
 *
 * @param addresses {@code penstock-addresses.xml}
 * @param diverts {@code penstock-diverts.xml}
 * @param addressSettings {@code penstock-address-settings.xml}
 */
public record BrokerFragments(String addresses, String diverts, String addressSettings) {
    public static final String EVENTS_ADDRESS = "penstock.events";

    /** Where the decisions that senders wait for are heard of, by every server: no queue keeps them for one that is away. */
    public static final String DECISIONS_ADDRESS = "penstock.decisions";

    /** A message has this property while the sender of its root event waits. */
    public static final String AWAITED_PROPERTY = "penstock_awaited";

    private static final Map<String, String> NAMESPACE = Map.of("xmlns", "urn:activemq:core");
    private static final DeliveryPolicy COMMON =
            new DeliveryPolicy(10, Duration.ofSeconds(1), 2, Duration.ofSeconds(60));
    private static final DeliveryPolicy INTAKE =
            new DeliveryPolicy(10, Duration.ofMillis(200), 2, Duration.ofSeconds(30));

    public static BrokerFragments of(Definitions definitions) {
        List<Stage> stages = definitions.stages().toList();
        boolean awaited = definitions.decisionsAreAwaited();
        return new BrokerFragments(
                addresses(stages, awaited), diverts(stages, awaited), addressSettings(stages, awaited));
    }

    /** The texts by file name. */
    public SortedMap<String, String> files() {
        SortedMap<String, String> files = new TreeMap<>();
        files.put("penstock-addresses.xml", addresses);
        files.put("penstock-diverts.xml", diverts);
        files.put("penstock-address-settings.xml", addressSettings);
        return files;
    }

    /** Writes the three files, over what is there. The folder is made when it is missing. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, String> file : files().entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
    }

    /** All queues that these definitions need, Penstock's own first. */
    static List<String> queues(List<Stage> stages) {
        List<String> own = List.of(
                "penstock.intake", "penstock.dlq.intake", "penstock.invalid", "penstock.dlq", "penstock.expired");
        return Stream.concat(
                        own.stream(),
                        stages.stream()
                                .map(Stage::name)
                                .flatMap(name -> Stream.of(name.queue(), name.deadLetterQueue(), name.expiryQueue())))
                .toList();
    }

    private static String addresses(List<Stage> stages, boolean awaited) {
        XmlDocument xml = new XmlDocument("");
        return xml.element("addresses", NAMESPACE, () -> {
                    xml.element("address", Map.of("name", EVENTS_ADDRESS), () -> xml.empty("multicast", Map.of()));
                    if (awaited) {
                        xml.element(
                                "address", Map.of("name", DECISIONS_ADDRESS), () -> xml.empty("multicast", Map.of()));
                    }
                    for (String queue : queues(stages)) {
                        xml.element(
                                "address",
                                Map.of("name", queue),
                                () -> xml.element("anycast", () -> xml.empty("queue", Map.of("name", queue))));
                    }
                })
                .text();
    }

    private static String diverts(List<Stage> stages, boolean awaited) {
        XmlDocument xml = new XmlDocument("");
        return xml.element("diverts", NAMESPACE, () -> {
                    stages.forEach(stage -> divert(
                            xml,
                            stage.name().toString(),
                            stage.name().queue(),
                            stage.on().brokerFilter(),
                            "ANYCAST"));
                    if (awaited) {
                        divert(xml, "decisions", DECISIONS_ADDRESS, awaitedDecisions(stages), "MULTICAST");
                    }
                })
                .text();
    }

    private static void divert(XmlDocument xml, String name, String to, String filter, String routing) {
        // its name must differ from every queue's: the broker would leave the divert out, with a mere warning
        xml.element(
                "divert",
                Map.of("name", "penstock.divert." + name),
                () -> xml.element("address", EVENTS_ADDRESS)
                        .element("forwarding-address", to)
                        .empty("filter", Map.of("string", filter))
                        .element("exclusive", "false")
                        .element("routing-type", routing));
    }

    private static String awaitedDecisions(List<Stage> stages) {
        return AWAITED_PROPERTY + " = TRUE AND cloudEvents_source IN ("
                + stages.stream()
                        .filter(stage -> stage.work() instanceof Work.Decide)
                        .map(stage -> "'" + stage.name() + "'")
                        .collect(Collectors.joining(", "))
                + ")";
    }

    private static String addressSettings(List<Stage> stages, boolean awaited) {
        XmlDocument xml = new XmlDocument("");
        return xml.element("address-settings", NAMESPACE, () -> {
                    setting(xml, "penstock.#", common());
                    setting(xml, EVENTS_ADDRESS, eventsSetting());
                    if (awaited) {
                        setting(xml, DECISIONS_ADDRESS, decisionsSetting());
                    }
                    setting(xml, "penstock.dlq.#", Map.of("max-delivery-attempts", "-1"));
                    Map<String, String> intake = new LinkedHashMap<>();
                    intake.put("dead-letter-address", "penstock.dlq.intake");
                    intake.putAll(delivery(INTAKE));
                    setting(xml, EjbDescriptors.INTAKE_QUEUE, intake);
                    stages.forEach(stage -> setting(xml, stage.name().queue(), setting(stage)));
                })
                .text();
    }

    private static Map<String, String> setting(Stage stage) {
        Map<String, String> setting = new LinkedHashMap<>();
        setting.put("dead-letter-address", stage.name().deadLetterQueue());
        setting.put("expiry-address", stage.name().expiryQueue());
        setting.put("expiry-delay", Long.toString(stage.retention().toMillis()));
        setting.putAll(delivery(stage.delivery()));
        return setting;
    }

    private static Map<String, String> common() {
        Map<String, String> setting = new LinkedHashMap<>();
        setting.put("dead-letter-address", "penstock.dlq");
        setting.put("expiry-address", "penstock.expired");
        setting.putAll(delivery(COMMON));
        setting.put("max-size-bytes", "-1");
        setting.put("address-full-policy", "PAGE");
        setting.put("auto-create-queues", "false");
        setting.put("auto-delete-queues", "false");
        setting.put("auto-create-addresses", "false");
        setting.put("auto-delete-addresses", "false");
        return setting;
    }

    /** Events are published whoever listens: a subscriber's queue is its own to create and to remove. */
    private static Map<String, String> eventsSetting() {
        Map<String, String> setting = new LinkedHashMap<>();
        setting.put("auto-create-queues", "true");
        setting.put("auto-delete-queues", "true");
        return setting;
    }

    /** News that is worth nothing a moment later: it never fills the broker for a server that does not listen. */
    private static Map<String, String> decisionsSetting() {
        Map<String, String> setting = eventsSetting();
        setting.put("max-delivery-attempts", "1");
        setting.put("max-size-bytes", "8M");
        setting.put("address-full-policy", "DROP");
        return setting;
    }

    private static Map<String, String> delivery(DeliveryPolicy policy) {
        Map<String, String> setting = new LinkedHashMap<>();
        setting.put("redelivery-delay", Long.toString(policy.delay().toMillis()));
        setting.put(
                "redelivery-delay-multiplier",
                BigDecimal.valueOf(policy.multiplier()).stripTrailingZeros().toPlainString());
        setting.put("max-redelivery-delay", Long.toString(policy.maxDelay().toMillis()));
        setting.put("max-delivery-attempts", Integer.toString(policy.attempts()));
        return setting;
    }

    private static void setting(XmlDocument xml, String match, Map<String, String> values) {
        xml.element("address-setting", Map.of("match", match), () -> values.forEach(xml::element));
    }
}
