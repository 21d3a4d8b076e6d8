package dev.penstock.web.wire;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ObjLongConsumer;

/** How many requests were refused on the wire, by code; the codes are those of this package. Safe for use by many threads. */
final class RefusalCounts {
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    void count(String code) {
        counts.computeIfAbsent(code, key -> new LongAdder()).increment();
    }

    /** Tells what was counted since it was told last, to whoever may call the server. */
    void tell(ObjLongConsumer<String> listener) {
        counts.forEach((code, count) -> {
            long more = count.sumThenReset();
            if (more > 0) {
                listener.accept(code, more);
            }
        });
    }
}
