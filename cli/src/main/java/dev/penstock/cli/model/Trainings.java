package dev.penstock.cli.model;

import dev.penstock.inference.training.DocumentKindTraining;
import dev.penstock.inference.training.DocumentTextMeasuring;
import dev.penstock.inference.training.TextModerationTraining;
import dev.penstock.inference.training.basket.UpsellTraining;
import dev.penstock.inference.training.entity.EntitiesTraining;
import dev.penstock.inference.training.picture.PictureModerationConversion;
import dev.penstock.inference.training.tabular.LeadPriorityTraining;
import dev.penstock.inference.training.tabular.PaymentRiskTraining;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The packaged models that can be trained again, by name. */
final class Trainings {
    /** Trains from data into a folder, saying how it goes. */
    interface Training {
        void run(Path data, Path out, int version, PrintStream progress) throws IOException;
    }

    static final SortedMap<String, Training> ALL = new TreeMap<>(Map.of(
            "text-moderation", Trainings::textModeration,
            "document-kind", DocumentKindTraining::run,
            "document-text", DocumentTextMeasuring::run,
            "entities", EntitiesTraining::run,
            "lead-priority", LeadPriorityTraining::run,
            "payment-risk", PaymentRiskTraining::run,
            "picture-moderation", PictureModerationConversion::run,
            "upsell", UpsellTraining::run));

    private Trainings() {}

    private static void textModeration(Path data, Path out, int version, PrintStream progress) throws IOException {
        if (version != 1) {
            throw new IllegalArgumentException("text-moderation is trained as version 1 only, found " + version);
        }
        TextModerationTraining.run(data, out, progress);
    }
}
