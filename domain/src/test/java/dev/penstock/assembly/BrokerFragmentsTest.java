package dev.penstock.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Goal: the broker gets each stage's queues, filter and delivery policy. Method: the texts, and what a parser makes of them. */
class BrokerFragmentsTest {
    private final BrokerFragments fragments = BrokerFragments.of(SampleDefinitions.read());

    @TempDir
    private Path folder;

    @Test
    void eachStageIsFedByADivertWithItsFilter() {
        assertThat(fragments.diverts()).isEqualTo("""
                        <?xml version="1.0" encoding="UTF-8"?>
                        <diverts xmlns="urn:activemq:core">
                            <divert name="penstock.divert.moderation.classify">
                                <address>penstock.events</address>
                                <forwarding-address>penstock.stage.moderation.classify</forwarding-address>
                                <filter string="cloudEvents_type = 'content.submitted' AND (cloudEvents_size &lt; 10 AND cloudEvents_kind &lt;&gt; 'a&amp;b')"/>
                                <exclusive>false</exclusive>
                                <routing-type>ANYCAST</routing-type>
                            </divert>
                            <divert name="penstock.divert.moderation.decide">
                                <address>penstock.events</address>
                                <forwarding-address>penstock.stage.moderation.decide</forwarding-address>
                                <filter string="cloudEvents_type = 'content.scored'"/>
                                <exclusive>false</exclusive>
                                <routing-type>ANYCAST</routing-type>
                            </divert>
                        </diverts>
                        """);
    }

    @Test
    void eachStagesDeliveryPolicyIsItsAddressSetting() {
        assertThat(fragments.addressSettings()).contains("""
                            <address-setting match="penstock.stage.moderation.classify">
                                <dead-letter-address>penstock.dlq.moderation.classify</dead-letter-address>
                                <expiry-address>penstock.expired.moderation.classify</expiry-address>
                                <expiry-delay>3600000</expiry-delay>
                                <redelivery-delay>500</redelivery-delay>
                                <redelivery-delay-multiplier>1.5</redelivery-delay-multiplier>
                                <max-redelivery-delay>10000</max-redelivery-delay>
                                <max-delivery-attempts>3</max-delivery-attempts>
                            </address-setting>
                        """);
    }

    @Test
    void decisionsThatSendersWaitForAreToldToWhoeverListensAndKeptForNobody() throws Exception {
        assertThat(fragments.diverts() + fragments.addresses() + fragments.addressSettings())
                .doesNotContain("penstock.decisions");

        BrokerFragments awaited = BrokerFragments.of(SampleDefinitions.readAwaited());

        assertThat(awaited.diverts()).contains("""
                            <divert name="penstock.divert.decisions">
                                <address>penstock.events</address>
                                <forwarding-address>penstock.decisions</forwarding-address>
                                <filter string="penstock_awaited = TRUE AND cloudEvents_source IN ('moderation.decide')"/>
                                <exclusive>false</exclusive>
                                <routing-type>MULTICAST</routing-type>
                            </divert>
                        """);
        assertThat(values(awaited.addresses(), "address", "name")).contains("penstock.decisions");
        assertThat(values(awaited.addresses(), "queue", "name")).doesNotContain("penstock.decisions");
        assertThat(awaited.addressSettings()).contains("<address-full-policy>DROP</address-full-policy>");
    }

    @Test
    void everyAddressThatIsReferredToExistsAndADivertIsNeverCalledLikeAQueue() throws Exception {
        Set<String> queues = new HashSet<>(values(fragments.addresses(), "queue", "name"));
        Set<String> addresses = new HashSet<>(values(fragments.addresses(), "address", "name"));
        assertThat(addresses).containsAll(queues).contains("penstock.events", "penstock.invalid");
        assertThat(queues)
                .contains("penstock.intake", "penstock.stage.moderation.decide", "penstock.dlq.moderation.decide")
                .containsAll(texts(fragments.addressSettings(), "dead-letter-address"))
                .containsAll(texts(fragments.addressSettings(), "expiry-address"))
                .containsAll(texts(fragments.diverts(), "forwarding-address"))
                .doesNotContainAnyElementsOf(values(fragments.diverts(), "divert", "name"));
    }

    @Test
    void theThreeFilesAreWrittenUnderTheNamesThatTheBrokerIncludes() throws IOException {
        fragments.write(folder.resolve("new"));
        assertThat(folder.resolve("new"))
                .isDirectoryContaining("glob:**/penstock-addresses.xml")
                .isDirectoryContaining("glob:**/penstock-diverts.xml")
                .isDirectoryContaining("glob:**/penstock-address-settings.xml");
        assertThat(Files.readString(folder.resolve("new/penstock-diverts.xml"))).isEqualTo(fragments.diverts());
    }

    private static List<String> values(String xml, String element, String attribute) throws Exception {
        return elements(xml, element).stream()
                .map(found -> found.getAttribute(attribute))
                .toList();
    }

    private static List<String> texts(String xml, String element) throws Exception {
        return elements(xml, element).stream().map(Element::getTextContent).toList();
    }

    private static List<Element> elements(String xml, String name) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Document document =
                factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        NodeList nodes = document.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }
}
