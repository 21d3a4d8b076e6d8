package dev.penstock.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What an event may be, and what it refuses to be. */
class EventTest {
    private static final EventKey KEY = new EventKey("github", "72d3162e-cc78-11e3-81ab-4c9367dc0958");

    @Test
    void aKeyReadsWhatItWritesWhateverSlashesTheIdHas() {
        EventKey key = new EventKey("forum", "2026/01/02#7");

        assertThat(EventKey.parse(key.toString())).isEqualTo(key);
    }

    @Test
    void aSourceWithASlashIsRefusedBecauseItsKeyCouldNotBeReadBack() {
        assertThatThrownBy(() -> new EventKey("a/b", "1"))
                .hasMessage("an event's source must be a name without a slash, found 'a/b'");
    }

    @Test
    void anIdThatIsTooLongIsRefused() {
        assertThatThrownBy(() -> new EventKey("forum", "x".repeat(256)))
                .hasMessage("an event's id must have 1 to 255 characters, found 256");
    }

    @Test
    void attributesAreTextsNumbersAndTruthValues() {
        assertThat(event(Map.of("kind", "chat", "size", 3L, "ratio", 0.5, "first", true))
                        .attributes())
                .hasSize(4);
        assertThatThrownBy(() -> event(Map.of("size", 3)))
                .hasMessage("attribute 'size' must be a String, Long, Double or Boolean, found Integer");
        assertThatThrownBy(() -> event(Map.of("Size", 3L))).hasMessageEndingWith("found 'Size'");
    }

    @Test
    void anEventDoesNotPrintItsPayload() {
        assertThat(event(Map.of()).toString()).contains("Payload[18 bytes]").doesNotContain("confidential");
    }

    @Test
    void claimedDataIsTheSameClaimWheneverItIsClaimedAndReadOnlyAtHand() {
        Event claimed = event(Map.of()).claimed();
        Claim claim = ((ClaimedPayload) claimed.data()).claim();
        Event elsewhere =
                claimed.withData(ClaimedPayload.of(Claim.parse(claim.reference(), claim.size(), claim.sha256())));

        assertThat(claimed.claimed()).isSameAs(claimed);
        assertThat(elsewhere).isEqualTo(event(Map.of()).claimed());
        assertThat(claimed.data().json().at("/confidential").asInt()).isEqualTo(1);
        assertThat(elsewhere.data().size()).isEqualTo(18);
        assertThatThrownBy(() -> elsewhere.data().json())
                .isInstanceOf(UnredeemedClaim.class)
                .hasMessage("the data of claim " + claim.id() + ", 18 bytes, must be fetched before it is read");
        assertThat(elsewhere.toString()).doesNotContain("confidential");
    }

    @Test
    void aReferenceThatIsNoClaimIsRefused() {
        assertThatThrownBy(() -> Claim.parse("https://elsewhere.example/1", 1, "0".repeat(64)))
                .hasMessage("a dataref is /api/v1/claims/ and an id, found 'https://elsewhere.example/1'");
        assertThatThrownBy(() -> Claim.parse("/api/v1/claims/../secrets", 1, "0".repeat(64)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Event event(Map<String, Object> attributes) {
        Payload data = Payload.of("{\"confidential\":1}".getBytes(StandardCharsets.UTF_8));
        return new Event(
                KEY, "ping", Instant.EPOCH, "application/json", new TreeMap<>(attributes), KEY, null, null, data);
    }
}
