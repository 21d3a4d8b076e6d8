package dev.penstock.web.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.penstock.limit.AddressRange;
import dev.penstock.limit.Flow;
import dev.penstock.limit.Limits;
import dev.penstock.limit.Rate;
import dev.penstock.limit.TrustedProxies;
import dev.penstock.source.ConfigKey;
import dev.penstock.source.Locator;
import dev.penstock.source.ProviderCatalogue;
import dev.penstock.source.Source;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whether a source's limits are kept before its deliveries are read. */
class GatesTest {
    private static final String PROXY = "192.0.2.1";

    private long nowNs;
    private final Gates gates = new Gates(Flow.ofServer(null, 100, 0), TrustedProxies.parse(PROXY), () -> nowNs);

    private static Source source(Limits limits) {
        return new Source(
                "shop",
                ProviderCatalogue.bundled().provider("github").signature(),
                List.of(new ConfigKey("shop.secret")),
                Locator.parse("/id"),
                Locator.parse("/type"),
                null,
                new TreeMap<>(),
                limits);
    }

    private @Nullable String refusal(Limits limits, String peer, Map<String, List<String>> headers) {
        ArrivingDelivery delivery =
                new ArrivingDelivery("shop", "POST", "/", peer, headers, 0, InputStream.nullInputStream());
        WebhookReply refusal = gates.enter(source(limits), delivery).refusal();
        return refusal == null ? null : refusal.outcome();
    }

    @Test
    void aSourceTakesItsRateAndAgainASecondLater() {
        Limits two = new Limits(1, Rate.ofSecond(2), 100, 100, List.of());
        assertThat(refusal(two, PROXY, Map.of())).isNull();
        assertThat(refusal(two, PROXY, Map.of())).isNull();
        assertThat(refusal(two, PROXY, Map.of())).isEqualTo("rate_exceeded");
        nowNs = 1_000_000_000L;
        assertThat(refusal(two, PROXY, Map.of())).isNull();
    }

    @Test
    void onlyAddressesOnTheListMayEnterAndOnlyATrustedProxyIsBelieved() {
        Limits list = new Limits(1, null, 100, 100, List.of(AddressRange.parse("203.0.113.0/24")));
        Map<String, List<String>> forwarded = Map.of("x-forwarded-for", List.of("203.0.113.7"));
        assertThat(refusal(list, "203.0.113.7", Map.of())).isNull();
        assertThat(refusal(list, PROXY, forwarded)).isNull();
        assertThat(refusal(list, "198.51.100.1", forwarded)).isEqualTo("address_not_allowed");
        assertThat(refusal(list, "a name", Map.of())).isEqualTo("address_not_allowed");
    }

    @Test
    void everyValueOfAHeaderCounts() {
        Limits three = new Limits(1, null, 100, 3, List.of());
        assertThat(refusal(three, PROXY, Map.of("a", Collections.nCopies(3, "x"))))
                .isNull();
        assertThat(refusal(three, PROXY, Map.of("a", Collections.nCopies(4, "x"))))
                .isEqualTo("too_many_headers");
    }
}
