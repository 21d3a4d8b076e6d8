package dev.penstock.inference.training.tabular;

import dev.penstock.inference.tabular.Feature;
import java.util.List;

/**
 * What an enquiry about a home says, by patterns that people wrote: no labelled enquiries exist to learn them from. None looks at who
 * somebody is: origin, family, children, health, faith, income or its source are no ground to answer later.
 */
final class EnquirySignals {
    private static final String TEXT = "text";

    private EnquirySignals() {}

    static List<Feature> all() {
        return List.of(
                matches(
                        "asks_for_viewing",
                        "\\b(view|viewings?|visit|tour|appointment|(come|drop) (by|round|over)|(see|look at) (it|the|your)|show(ing)? (me|us))\\b"),
                matches(
                        "names_move_in",
                        "\\b(mov(e|ing)[ -]?in|available (from|in|on)|start(ing)? (from|on|in)|(from|by|on|in|since) (the )?"
                                + "([0-9]{1,2}(st|nd|rd|th)|january|february|march|april|may|june|july|august|september|october|november|december)"
                                + "|next (week|month)|immediately|as soon as possible|asap)\\b"),
                matches(
                        "names_money",
                        "\\b(budget|rent (is|of|up)|deposit|per month|a month|monthly|pcm|afford)\\b|[€$£] ?[0-9]"),
                matches(
                        "names_home",
                        "\\b([0-9]+|one|two|three|four)[ -]?(bed(room)?s?|rooms?)\\b|\\b(studio|apartment|flat|house|unit|listing|ref(erence)?)\\b"),
                matches(
                        "gives_contact",
                        "[a-z0-9._%+-]{1,64}@[a-z0-9.-]{1,253}[.][a-z]{2,24}|[+]?[0-9][0-9 ()./-]{7,18}[0-9]|\\b(call|ring|text|phone|reach) me\\b"),
                matches(
                        "names_duration",
                        "\\b([0-9]+|six|nine|twelve|one|two|three)[ -]?(months?|years?)\\b|\\b(long|short)[ -]term\\b|\\blease\\b"),
                matches(
                        "asks_for_next_step",
                        "\\b(apply|application|documents?|paperwork|reserve|sign|contract|hold (it|the)|next steps?|still available)\\b"));
    }

    private static Feature matches(String name, String pattern) {
        return new Feature.Matches(name, TEXT, pattern);
    }
}
