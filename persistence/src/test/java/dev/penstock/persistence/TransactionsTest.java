package dev.penstock.persistence;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static jakarta.transaction.Transactional.TxType.NOT_SUPPORTED;
import static jakarta.transaction.Transactional.TxType.REQUIRES_NEW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.persistence.audit.JpaAuditTrail;
import dev.penstock.persistence.audit.JpaAuditedStore;
import dev.penstock.persistence.claim.JpaClaims;
import dev.penstock.persistence.decision.JpaDecisions;
import dev.penstock.persistence.ledger.JpaLedger;
import dev.penstock.persistence.ledger.JpaRecordedEvents;
import dev.penstock.persistence.purge.JpaOldEvents;
import dev.penstock.persistence.rejection.JpaRejectedRequests;
import dev.penstock.persistence.schema.JpaSchemaStore;
import dev.penstock.persistence.stage.JpaFailedAttempts;
import dev.penstock.persistence.stage.JpaRunCosts;
import dev.penstock.persistence.stage.JpaStageRuns;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Writes join the caller's transaction, reads hold nothing while a model runs: by what the stores declare to the container. */
class TransactionsTest {
    @Test
    void everyMethodOfAStoreDeclaresItsTransaction() {
        Map<String, TxType> declared = new TreeMap<>();
        Stream.of(
                        JpaLedger.class,
                        JpaStageRuns.class,
                        JpaFailedAttempts.class,
                        JpaDecisions.class,
                        JpaRecordedEvents.class,
                        JpaRunCosts.class,
                        JpaOldEvents.class,
                        JpaSchemaStore.class,
                        JpaRejectedRequests.class,
                        JpaAuditedStore.class,
                        JpaAuditTrail.class,
                        JpaClaims.class)
                .flatMap(store -> Arrays.stream(store.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .forEach(method -> declared.put(name(method), transaction(method)));

        assertThat(declared)
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("JpaLedger.record", MANDATORY),
                        Map.entry("JpaLedger.find", NOT_SUPPORTED),
                        Map.entry("JpaLedger.findByClaim", NOT_SUPPORTED),
                        Map.entry("JpaLedger.withOffspring", NOT_SUPPORTED),
                        Map.entry("JpaLedger.newestRoots", NOT_SUPPORTED),
                        Map.entry("JpaStageRuns.outputs", NOT_SUPPORTED),
                        Map.entry("JpaStageRuns.record", MANDATORY),
                        Map.entry("JpaStageRuns.on", NOT_SUPPORTED),
                        Map.entry("JpaFailedAttempts.record", REQUIRES_NEW),
                        Map.entry("JpaFailedAttempts.on", NOT_SUPPORTED),
                        Map.entry("JpaDecisions.take", MANDATORY),
                        Map.entry("JpaDecisions.about", NOT_SUPPORTED),
                        Map.entry("JpaRecordedEvents.newestOfType", NOT_SUPPORTED),
                        Map.entry("JpaRecordedEvents.newestWithoutData", NOT_SUPPORTED),
                        Map.entry("JpaRecordedEvents.newestOfSource", NOT_SUPPORTED),
                        Map.entry("JpaRunCosts.costsOn", NOT_SUPPORTED),
                        Map.entry("JpaRunCosts.costsOnAndAfter", NOT_SUPPORTED),
                        Map.entry("JpaOldEvents.sources", NOT_SUPPORTED),
                        Map.entry("JpaOldEvents.oldest", NOT_SUPPORTED),
                        Map.entry("JpaOldEvents.purge", REQUIRES_NEW),
                        Map.entry("JpaOldEvents.purgeStray", REQUIRES_NEW),
                        Map.entry("JpaSchemaStore.stamp", NOT_SUPPORTED),
                        Map.entry("JpaSchemaStore.read", NOT_SUPPORTED),
                        Map.entry("JpaSchemaStore.change", REQUIRES_NEW),
                        Map.entry("JpaRejectedRequests.add", REQUIRES_NEW),
                        Map.entry("JpaRejectedRequests.newest", NOT_SUPPORTED),
                        Map.entry("JpaRejectedRequests.find", NOT_SUPPORTED),
                        Map.entry("JpaRejectedRequests.purge", REQUIRES_NEW),
                        Map.entry("JpaAuditedStore.stamp", NOT_SUPPORTED),
                        Map.entry("JpaAuditedStore.read", NOT_SUPPORTED),
                        Map.entry("JpaAuditedStore.change", REQUIRES_NEW),
                        Map.entry("JpaAuditTrail.add", MANDATORY),
                        Map.entry("JpaAuditTrail.newest", NOT_SUPPORTED),
                        Map.entry("JpaClaims.read", NOT_SUPPORTED)));
    }

    private static String name(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }

    private static TxType transaction(Method method) {
        Transactional transactional = method.getAnnotation(Transactional.class);
        assertThat(transactional).as(name(method)).isNotNull();
        return transactional.value();
    }
}
