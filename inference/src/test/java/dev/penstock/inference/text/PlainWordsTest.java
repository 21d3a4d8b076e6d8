package dev.penstock.inference.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Goal: what people read is what the model reads. Method: spelling tricks, marks and noise beside the plain words. */
class PlainWordsTest {
    @Test
    void caseAccentsPunctuationAndDigitsAreGone() {
        assertThat(PlainWords.of("The CAF\u00c9, 3rd floor: it's good!"))
                .containsExactly("the", "cafe", "rd", "floor", "its", "good");
    }

    @Test
    void linksMentionsAndEntitiesAreLeftOut() {
        assertThat(PlainWords.of("see https://example.org/a?b=c or www.example.org, @someone &amp; reply"))
                .containsExactly("see", "or", "reply");
    }

    @Test
    void digitsAndSignsThatStandForLettersAreReadAsLetters() {
        assertThat(PlainWords.of("you s1lly goo$e, si*ly")).containsExactly("you", "silly", "goose", "sily");
    }

    @Test
    void drawnOutLettersAreTwo() {
        assertThat(PlainWords.of("sooooo gooood")).containsExactly("soo", "good");
    }

    @Test
    void invisibleCharactersDoNotSplitAWord() {
        assertThat(PlainWords.of("hel\u200blo wor\u00adld")).containsExactly("hello", "world");
    }

    @Test
    void emojiAreTheirNamesAndARowOfOneIsOne() {
        assertThat(PlainWords.of("\ud83c\udf89\ud83c\udf89\ud83c\udf89 yes")).containsExactly("party", "popper", "yes");
    }

    @Test
    void wideLettersArePlainOnes() {
        assertThat(PlainWords.of("\uff48\uff45\uff4c\uff4c\uff4f")).containsExactly("hello");
    }

    @Test
    void aTextWithoutLettersHasNoWords() {
        assertThat(PlainWords.of("12345 ... !!")).isEmpty();
    }

    @Test
    void anUnbrokenStringIsCut() {
        assertThat(PlainWords.of("ab".repeat(500))).containsExactly("ab".repeat(20));
    }
}
