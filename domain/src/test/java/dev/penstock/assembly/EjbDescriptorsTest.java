package dev.penstock.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Goal: the descriptors say what the server needs for each stage. Method: the text, as an administrator reads it. */
class EjbDescriptorsTest {
    private final EjbDescriptors descriptors = EjbDescriptors.of(SampleDefinitions.read(), 2);

    @Test
    void everyStageIsOneMessageDrivenBeanOnItsOwnQueue() {
        assertThat(descriptors.ejbJar()).contains("""
                                <message-driven>
                                    <ejb-name>Stage-moderation-classify</ejb-name>
                                    <ejb-class>dev.penstock.ejb.stage.StageListener</ejb-class>
                                    <messaging-type>jakarta.jms.MessageListener</messaging-type>
                                    <transaction-type>Container</transaction-type>
                                    <activation-config>
                                        <activation-config-property>
                                            <activation-config-property-name>destinationType</activation-config-property-name>
                                            <activation-config-property-value>jakarta.jms.Queue</activation-config-property-value>
                                        </activation-config-property>
                                        <activation-config-property>
                                            <activation-config-property-name>destination</activation-config-property-name>
                                            <activation-config-property-value>penstock.stage.moderation.classify</activation-config-property-value>
                                        </activation-config-property>
                                        <activation-config-property>
                                            <activation-config-property-name>useJNDI</activation-config-property-name>
                                            <activation-config-property-value>false</activation-config-property-value>
                                        </activation-config-property>
                                        <activation-config-property>
                                            <activation-config-property-name>maxSession</activation-config-property-name>
                                            <activation-config-property-value>4</activation-config-property-value>
                                        </activation-config-property>
                                        <activation-config-property>
                                            <activation-config-property-name>consumerWindowSize</activation-config-property-name>
                                            <activation-config-property-value>0</activation-config-property-value>
                                        </activation-config-property>
                                    </activation-config>
                                </message-driven>
                        """);
    }

    @Test
    void allBeansAreOfTwoClassesAndIntakeIsOneOfThem() {
        assertThat(descriptors.ejbJar().lines().map(String::strip))
                .startsWith(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
                        "<ejb-jar xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\" metadata-complete=\"false\">")
                .containsSubsequence(
                        "<ejb-name>Intake</ejb-name>",
                        "<ejb-class>dev.penstock.ejb.intake.IntakeListener</ejb-class>",
                        "<activation-config-property-value>penstock.intake</activation-config-property-value>",
                        "<ejb-name>Stage-moderation-classify</ejb-name>",
                        "<ejb-class>dev.penstock.ejb.stage.StageListener</ejb-class>",
                        "<ejb-name>Stage-moderation-decide</ejb-name>",
                        "<ejb-class>dev.penstock.ejb.stage.StageListener</ejb-class>");
    }

    @Test
    void whatSendersWaitForHasConsumersOfItsOwnOnlyWhereASourceAnswersWithDecisions() {
        assertThat(descriptors.ejbJar()).doesNotContain("DecisionListener");

        EjbDescriptors awaited = EjbDescriptors.of(SampleDefinitions.readAwaited(), 2);

        assertThat(awaited.ejbJar().lines().map(String::strip))
                .containsSubsequence(
                        "<ejb-name>Intake-Awaited</ejb-name>",
                        "<ejb-name>Stage-moderation-classify-Awaited</ejb-name>",
                        "<ejb-class>dev.penstock.ejb.stage.StageListener</ejb-class>",
                        "<activation-config-property-value>penstock.stage.moderation.classify</activation-config-property-value>",
                        "<activation-config-property-name>messageSelector</activation-config-property-name>",
                        "<activation-config-property-value>penstock_awaited = TRUE</activation-config-property-value>",
                        "<ejb-name>Stage-moderation-decide-Awaited</ejb-name>",
                        "<ejb-name>AwaitedDecisions</ejb-name>",
                        "<ejb-class>dev.penstock.ejb.decision.DecisionListener</ejb-class>",
                        "<activation-config-property-value>jakarta.jms.Topic</activation-config-property-value>",
                        "<activation-config-property-value>penstock.decisions</activation-config-property-value>",
                        "<activation-config-property-name>maxSession</activation-config-property-name>",
                        "<activation-config-property-value>1</activation-config-property-value>",
                        "</enterprise-beans>",
                        "<container-transaction>",
                        "<ejb-name>AwaitedDecisions</ejb-name>",
                        "<trans-attribute>NotSupported</trans-attribute>");
        assertThat(awaited.glassfishEjbJar()).contains("<ejb-name>AwaitedDecisions</ejb-name>");
    }

    @Test
    void noBeanIsDeliveredToWithinADistributedTransaction() {
        assertThat(descriptors.ejbJar().lines().map(String::strip))
                .containsSubsequence(
                        "<assembly-descriptor>",
                        "<ejb-name>Intake</ejb-name>",
                        "<method-name>onMessage</method-name>",
                        "<trans-attribute>NotSupported</trans-attribute>",
                        "<ejb-name>Stage-moderation-classify</ejb-name>",
                        "<trans-attribute>NotSupported</trans-attribute>",
                        "<ejb-name>Stage-moderation-decide</ejb-name>",
                        "<trans-attribute>NotSupported</trans-attribute>",
                        "</assembly-descriptor>");
    }

    @Test
    void eachBeanHasItsResourceAdapterAndTransactionsOutliveEveryStagesTimeout() {
        assertThat(descriptors.glassfishEjbJar()).isEqualTo("""
                        <?xml version="1.0" encoding="UTF-8"?>
                        <!DOCTYPE glassfish-ejb-jar PUBLIC "-//GlassFish.org//DTD GlassFish Application Server 3.1 EJB 3.1//EN" "http://glassfish.org/dtds/glassfish-ejb-jar_3_1-1.dtd">
                        <glassfish-ejb-jar>
                            <enterprise-beans>
                                <ejb>
                                    <ejb-name>IntakeTransaction</ejb-name>
                                    <cmt-timeout-in-seconds>30</cmt-timeout-in-seconds>
                                </ejb>
                                <ejb>
                                    <ejb-name>StageTransaction</ejb-name>
                                    <cmt-timeout-in-seconds>15</cmt-timeout-in-seconds>
                                </ejb>
                                <ejb>
                                    <ejb-name>Intake</ejb-name>
                                    <mdb-resource-adapter>
                                        <resource-adapter-mid>artemis</resource-adapter-mid>
                                    </mdb-resource-adapter>
                                </ejb>
                                <ejb>
                                    <ejb-name>Stage-moderation-classify</ejb-name>
                                    <mdb-resource-adapter>
                                        <resource-adapter-mid>artemis</resource-adapter-mid>
                                    </mdb-resource-adapter>
                                </ejb>
                                <ejb>
                                    <ejb-name>Stage-moderation-decide</ejb-name>
                                    <mdb-resource-adapter>
                                        <resource-adapter-mid>artemis</resource-adapter-mid>
                                    </mdb-resource-adapter>
                                </ejb>
                            </enterprise-beans>
                        </glassfish-ejb-jar>
                        """);
    }
}
