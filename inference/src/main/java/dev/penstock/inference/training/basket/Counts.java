package dev.penstock.inference.training.basket;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often items were bought, and together.
 *
 * @param items the most frequent first, of equally frequent ones by id
 * @param together by two items' indexes; the diagonal has how often an item was bought
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only read
record Counts(List<String> items, double[][] together) {
    /** An item that was bought less often says nothing reliable. */
    static final int BOUGHT_MIN = 5;

    /** Rarer items are left out: time grows with the cube of this. */
    static final int ITEMS_MAX = 1_500;

    static Counts of(Baskets baskets) {
        Map<String, Integer> bought = new TreeMap<>();
        baskets.all().values().forEach(items -> items.forEach(item -> bought.merge(item, 1, Integer::sum)));
        List<String> items = bought.entrySet().stream()
                .filter(entry -> entry.getValue() >= BOUGHT_MIN)
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(ITEMS_MAX)
                .map(Map.Entry::getKey)
                .toList();
        Map<String, Integer> index = new HashMap<>();
        for (int item = 0; item < items.size(); item++) {
            index.put(items.get(item), item);
        }
        double[][] together = new double[items.size()][items.size()];
        baskets.all().values().forEach(basket -> {
            List<Integer> inside = new ArrayList<>();
            basket.forEach(item -> {
                Integer known = index.get(item);
                if (known != null) {
                    inside.add(known);
                }
            });
            inside.forEach(one -> inside.forEach(other -> together[one][other]++));
        });
        return new Counts(items, together);
    }
}
