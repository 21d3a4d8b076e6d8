package dev.penstock.inference.training.basket;

import dev.penstock.inference.basket.Neighbours;
import dev.penstock.inference.basket.Recommender;
import dev.penstock.inference.training.Split;
import dev.penstock.model.ModelDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How often an item that was taken out of a basket is among the first that are recommended for the rest. Which item it is depends on
 * the basket's id alone. A basket of one item has no rest, and a taken item that no model knows counts as missed.
 */
public record LeaveOneOut(int baskets, double hitRateAt5, double hitRateAt10, double standardError) {
    static LeaveOneOut measure(ModelDefinition definition, Neighbours neighbours, Baskets judged) {
        int hits5 = 0;
        int hits10 = 0;
        int count = 0;
        try (Recommender recommender = new Recommender(definition, neighbours)) {
            for (var entry : judged.all().entrySet()) {
                List<String> items = new ArrayList<>(entry.getValue());
                if (items.size() < 2) {
                    continue;
                }
                count++;
                String taken = items.get(Split.percent(entry.getKey() + " taken") % items.size());
                SortedSet<String> rest = new TreeSet<>(items);
                rest.remove(taken);
                List<String> found = recommender.recommend(rest, 10).stream()
                        .map(Recommender.Scored::item)
                        .toList();
                hits10 += found.contains(taken) ? 1 : 0;
                hits5 += found.stream().limit(5).toList().contains(taken) ? 1 : 0;
            }
        }
        double rate = (double) hits10 / count;
        return new LeaveOneOut(
                count, rounded((double) hits5 / count), rounded(rate), rounded(Math.sqrt(rate * (1 - rate) / count)));
    }

    private static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
