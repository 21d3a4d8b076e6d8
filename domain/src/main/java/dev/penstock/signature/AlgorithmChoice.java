package dev.penstock.signature;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The one algorithm of a sender, or those it may name in its deliveries: no other is ever used, whatever they say.
 *
 * @param place where a delivery names its algorithm; null when there is one only
 * @param byName the sender's names for them; the empty name where there is one only
 */
record AlgorithmChoice(@Nullable RequestPlace place, SortedMap<String, SignatureAlgorithm> byName) {
    static AlgorithmChoice only(SignatureAlgorithm algorithm) {
        return new AlgorithmChoice(null, new TreeMap<>(Map.of("", algorithm)));
    }

    SignatureAlgorithm of(RequestReading reading) {
        SignatureAlgorithm known = byName.get(place == null ? "" : reading.one(place, RefusalCode.SIGNATURE_MALFORMED));
        if (known == null) {
            throw new RefusedSignature(RefusalCode.SIGNATURE_MALFORMED, place + " must name one of " + byName.keySet());
        }
        return known;
    }

    /** The one that a sender is played with. */
    SignatureAlgorithm first() {
        return all().get(0);
    }

    List<SignatureAlgorithm> all() {
        return List.copyOf(byName.values());
    }

    /** Names the first where deliveries name theirs. */
    WebhookRequest write(WebhookRequest request) {
        return place == null ? request : RequestWriting.put(request, place, byName.firstKey());
    }
}
