package dev.penstock.inference.training;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What text moderation scores. Sexual content and self-harm are not here: no usable data set labels them (see the card). */
enum ModerationLabel {
    /** Rude enough to make people leave; the widest of the five about tone. */
    TOXIC,
    /** Belittles a person. */
    INSULT,
    /** Coarse or sexual words, whatever they are meant for. */
    OBSCENE,
    /** Wishes or announces harm. */
    THREAT,
    /** Attacks people for what they are: origin, faith, sex, orientation, disability. */
    HATE,
    /** Unasked advertising or bait. */
    SPAM;

    static List<String> words() {
        return Arrays.stream(values()).map(ModerationLabel::word).toList();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its place in every list and array of labels. */
    int at() {
        return words().indexOf(word());
    }
}
