package dev.penstock.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.penstock.audit.AuditEntry;
import dev.penstock.audit.AuditTrail;
import dev.penstock.audit.InMemoryAuditTrail;
import dev.penstock.event.Payload;
import dev.penstock.limit.Limits;
import dev.penstock.signature.Certificates;
import dev.penstock.signature.Secret;
import dev.penstock.signature.WebhookRequest;
import dev.penstock.signature.diagnosis.Diagnosis;
import dev.penstock.signature.diagnosis.Finding;
import dev.penstock.signature.diagnosis.SignatureDoctor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A source's secret is replaced while deliveries come, on the server that is asked and on another one; what has ended stays so. */
class SecretRotationTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Source GITHUB = source("github", "github.secret");
    private static final Source SHOP = source("shop", "shop.new", "shop.old");

    private final Map<String, String> config =
            new HashMap<>(Map.of("github.secret", "first", "shop.new", "s-new", "shop.old", "s-old"));
    private final AuditTrail trail = new InMemoryAuditTrail();
    private final InMemorySecretStore store = new InMemorySecretStore(trail);
    private Instant now = NOON;

    private final Server here = new Server();
    private final Server there = new Server();

    /** One of several servers with the same definitions, configuration and database. */
    private final class Server {
        private final CurrentSecrets secrets = new CurrentSecrets(List.of(GITHUB, SHOP), this::value, () -> now);
        private final SecretRotation rotation = new SecretRotation(secrets, store, () -> now);
        private final Doors doors =
                Doors.open(List.of(GITHUB, SHOP), secrets, this::value, event -> List.of(), Certificates.NONE);
        private final Map<String, String> missing = new HashMap<>();

        private Optional<String> value(String key) {
            return missing.containsKey(key) ? Optional.empty() : Optional.ofNullable(config.get(key));
        }

        boolean accepts(String secret) {
            return look(secret) instanceof Admission.Accepted;
        }

        private Admission look(String secret) {
            return doors.of("github").orElseThrow().look(signed(secret), now, "00-1-2-01");
        }

        List<Diagnosis> diagnoses(String secret) {
            return doors.examine(
                    new SignatureDoctor(List.of()), doors.of("github").orElseThrow(), signed(secret), now);
        }
    }

    private static Source source(String name, String... keys) {
        return new Source(
                name,
                ProviderCatalogue.bundled().provider("github").signature(),
                List.of(keys).stream().map(ConfigKey::new).toList(),
                Locator.parse("X-GitHub-Delivery"),
                Locator.parse("X-GitHub-Event"),
                null,
                new TreeMap<>(),
                Limits.ofBody(1_000));
    }

    private WebhookRequest signed(String secret) {
        Payload body = Payload.of("{\"a\":1}".getBytes(StandardCharsets.UTF_8));
        return new WebhookSigner(GITHUB, new Secret(secret))
                .request("https://hooks.example.com/hooks/github", "application/json", "d-1", "push", now, body);
    }

    @BeforeEach
    void start() {
        here.secrets.refresh(store);
        there.secrets.refresh(store);
    }

    private List<SecretTerm> rotate(String key, Duration keepOld) {
        return here.rotation.rotate("github", key, now.plus(keepOld), "ann");
    }

    private void rotateTo(String key, String value, Duration keepOld) {
        config.put(key, value);
        rotate(key, keepOld);
    }

    @Test
    void theNewSecretIsAcceptedAtOnceAndTheOldOneUntilItsEnd() {
        rotateTo("github.secret.2", "second", Duration.ofHours(24));
        assertThat(here.accepts("second")).isTrue();
        assertThat(here.accepts("first")).isTrue();

        now = NOON.plus(Duration.ofHours(24)).minusMillis(1);
        assertThat(here.accepts("first")).isTrue();

        now = NOON.plus(Duration.ofHours(24));
        assertThat(here.accepts("first")).isFalse();
        assertThat(here.accepts("second")).isTrue();
    }

    @Test
    void anotherServerFollowsWithItsNextLook() {
        rotateTo("github.secret.2", "second", Duration.ZERO);
        assertThat(there.accepts("second")).isFalse();

        assertThat(there.secrets.refresh(store)).isTrue();

        assertThat(there.accepts("second")).isTrue();
        assertThat(there.accepts("first")).isFalse();
        assertThat(there.secrets.refresh(store)).isFalse();
    }

    @Test
    void theDoctorSaysWhichSecretEndedAndWhen() {
        rotateTo("github.secret.2", "second", Duration.ofHours(1));
        now = NOON.plus(Duration.ofHours(2));

        assertThat(here.diagnoses("first")).singleElement().satisfies(diagnosis -> {
            assertThat(diagnosis.finding()).isEqualTo(Finding.SECRET_ENDED);
            assertThat(diagnosis.sentence())
                    .isEqualTo("The request is signed with the secret ${github.secret},"
                            + " which ended at 2026-03-01T13:00:00Z.");
        });
    }

    @Test
    void whatIsKnownStaysInForceWhileTheStoreIsAwayAndStillEndsInTime() {
        rotateTo("github.secret.2", "second", Duration.ofHours(1));
        store.away(true);

        assertThatThrownBy(() -> here.secrets.refresh(store)).hasMessageContaining("away");
        assertThat(here.accepts("second")).isTrue();
        assertThat(here.accepts("first")).isTrue();

        now = NOON.plus(Duration.ofHours(1));
        assertThat(here.accepts("first")).isFalse();
    }

    @Test
    void aServerThatStartsAcceptsNothingBeforeItKnowsWhatHasEnded() {
        rotateTo("github.secret.2", "second", Duration.ZERO);
        Server started = new Server();

        assertThatThrownBy(() -> started.look("first")).isInstanceOf(SecretsUnknown.class);
        assertThatThrownBy(() -> started.rotation.of("github")).isInstanceOf(SecretsUnknown.class);

        started.secrets.refresh(store);
        assertThat(started.accepts("second")).isTrue();
        assertThat(started.accepts("first")).isFalse();
    }

    @Test
    void aReferenceWithoutAValueIsRefusedAndChangesNothing() {
        assertRefused(
                SecretRefusal.Code.SECRET_UNUSABLE,
                () -> rotate("github.secret.2", Duration.ZERO),
                "secret ${github.secret.2} has no value in the configuration");

        assertThat(here.accepts("first")).isTrue();
        assertThat(store.read().terms()).isEmpty();
        assertThat(trail.newest(AuditTrail.Query.newest(10))).isEmpty();

        rotateTo("github.secret.2", "second", Duration.ZERO);
        assertThat(here.accepts("second")).isTrue();
    }

    @Test
    void aKeyOrValueThatTheSourceHasOrHadIsRefused() {
        rotateTo("github.secret.2", "second", Duration.ZERO);
        config.put("github.copy", "first");

        assertRefused(
                SecretRefusal.Code.SECRET_KNOWN,
                () -> rotate("github.secret.2", Duration.ZERO),
                "secret github.secret.2 is accepted already");
        assertRefused(
                SecretRefusal.Code.SECRET_KNOWN,
                () -> rotate("github.secret", Duration.ZERO),
                "secret github.secret ended at 2026-03-01T12:00:00Z and stays ended: put the new one under another key");
        assertRefused(
                SecretRefusal.Code.SECRET_REPEATED,
                () -> rotate("github.copy", Duration.ZERO),
                "secret github.copy has the same value as github.secret, which this source had before");
    }

    @Test
    void whatIsNoKeyOfASenderIsRefused() {
        assertRefused(
                SecretRefusal.Code.SECRET_KEY_INVALID,
                () -> rotate("penstock.api.token", Duration.ZERO),
                "a secret's key has 1 to 200 letters, digits, dots, dashes and underscores and does not begin with"
                        + " penstock., found 'penstock.api.token'");
        assertRefused(
                SecretRefusal.Code.SECRET_KEY_INVALID,
                () -> rotate("../x", Duration.ZERO),
                "a secret's key has 1 to 200 letters, digits, dots, dashes and underscores and does not begin with"
                        + " penstock., found '../x'");
        assertRefused(
                SecretRefusal.Code.SOURCE_UNKNOWN,
                () -> here.rotation.rotate("nobody", "a", now, "ann"),
                "there is no source of this name");
    }

    @Test
    void anEndIsNeverPutOffByALaterRotation() {
        rotateTo("github.secret.2", "second", Duration.ofHours(1));
        now = NOON.plusSeconds(1);
        rotateTo("github.secret.3", "third", Duration.ofHours(24));

        now = NOON.plus(Duration.ofHours(1));
        assertThat(here.accepts("first")).isFalse();
        assertThat(here.accepts("second")).isTrue();
        assertThat(here.accepts("third")).isTrue();
        assertThat(here.rotation.of("github"))
                .extracting(term -> term.key() + " " + term.stateAt(now))
                .containsExactly("github.secret.3 ACTIVE", "github.secret.2 ENDING", "github.secret ENDED");
    }

    @Test
    void aSecretIsEndedInAnEmergencyAlsoTheLastOne() {
        here.rotation.end("github", "github.secret", "bob");

        assertThat(here.look("first"))
                .isInstanceOfSatisfying(
                        Admission.Unverified.class,
                        refused -> assertThat(refused.detail())
                                .isEqualTo("every secret of this source has ended, and none has taken its place"));
        assertThat(here.diagnoses("first")).extracting(Diagnosis::finding).containsExactly(Finding.SECRET_ENDED);
        assertRefused(
                SecretRefusal.Code.SECRET_KNOWN,
                () -> here.rotation.end("github", "github.secret", "bob"),
                "secret github.secret ended at 2026-03-01T12:00:00Z already");
        assertRefused(
                SecretRefusal.Code.SECRET_UNKNOWN,
                () -> here.rotation.end("github", "github.other", "bob"),
                "source github has no secret 'github.other', it has none");

        rotateTo("github.secret.2", "second", Duration.ZERO);
        assertThat(here.accepts("second")).isTrue();
    }

    @Test
    void theAuditSaysWhoDidWhatAndNoSecret() {
        rotateTo("github.secret.2", "second", Duration.ofHours(1));
        here.rotation.end("github", "github.secret", "bob");

        assertThat(trail.newest(AuditTrail.Query.newest(10)))
                .extracting(AuditTrail.Kept::entry)
                .containsExactly(
                        AuditEntry.of(NOON, "bob", "secret.end", "source/github", Map.of("key", "github.secret")),
                        AuditEntry.of(
                                NOON,
                                "ann",
                                "secret.rotate",
                                "source/github",
                                Map.of(
                                        "key", "github.secret.2",
                                        "replaced", "github.secret",
                                        "replacedUntil", "2026-03-01T13:00:00Z")));
    }

    @Test
    void severalSecretsOfADefinitionEndTogetherAndOtherSourcesKeepTheirs() {
        config.put("shop.2", "s-2");
        List<SecretTerm> terms = here.rotation.rotate("shop", "shop.2", NOON.plusSeconds(60), "ann");

        assertThat(terms)
                .extracting(term -> term.key() + " " + term.stateAt(now))
                .containsExactly("shop.2 ACTIVE", "shop.new ENDING", "shop.old ENDING");
        assertThat(here.rotation.of("github")).extracting(SecretTerm::until).containsOnlyNulls();
    }

    @Test
    void secretsThatAreAcceptedAtATimeAreBounded() {
        for (int i = 2; i <= SecretRotation.ACCEPTED_MAX; i++) {
            rotateTo("github.secret." + i, "value " + i, Duration.ofHours(1));
        }
        config.put("github.more", "more");
        assertRefused(
                SecretRefusal.Code.TOO_MANY_SECRETS,
                () -> rotate("github.more", Duration.ofHours(1)),
                "a source accepts 10 secrets at a time: end one of github.secret.10,");
        assertRefused(
                SecretRefusal.Code.END_INVALID,
                () -> rotate("github.more", Duration.ofDays(366)),
                "replaced secrets end within 365 days");

        now = NOON.plus(Duration.ofHours(1));
        rotate("github.more", Duration.ofHours(1));
        assertThat(here.accepts("more")).isTrue();
    }

    @Test
    void aServerWithoutTheValueSaysSoAndTakesItOnceItIsThere() {
        there.missing.put("github.secret.2", "");
        rotateTo("github.secret.2", "second", Duration.ZERO);

        there.secrets.refresh(store);
        assertThat(there.accepts("second")).isFalse();
        assertThat(there.secrets.problems())
                .containsExactly("source github: secret ${github.secret.2} has no value in the configuration");
        assertThatThrownBy(there.secrets::requireUsable).isInstanceOf(UnusableSecrets.class);
        assertThat(there.rotation.hasValue(there.rotation.of("github").get(0))).isFalse();

        there.missing.clear();
        assertThat(there.secrets.refresh(store)).isTrue();
        assertThat(there.accepts("second")).isTrue();
        assertThat(there.secrets.problems()).isEmpty();
    }

    @Test
    void anEndedSecretNeedsNoValueAnyMore() {
        rotateTo("github.secret.2", "second", Duration.ZERO);
        config.remove("github.secret");

        Server started = new Server();
        started.secrets.refresh(store);

        started.secrets.requireUsable();
        assertThat(started.accepts("second")).isTrue();
        assertThat(started.diagnoses("first")).extracting(Diagnosis::finding).containsExactly(Finding.UNEXPLAINED);
    }

    private static void assertRefused(SecretRefusal.Code code, Runnable act, String message) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        SecretRefusal.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code))
                .hasMessageStartingWith(message);
    }
}
