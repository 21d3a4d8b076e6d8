package dev.penstock.inference.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Goal: a name never goes on where none has begun, however likely that looks word by word. */
class BestPathTest {
    private final float[][] follows = new float[TaggerWeights.TAGS + 1][TaggerWeights.TAGS];

    private static float[] likely(Tag tag) {
        float[] scores = new float[TaggerWeights.TAGS];
        scores[tag.number()] = 5;
        return scores;
    }

    @Test
    void whatIsLikeliestWordByWordIsTakenWhereItMayBe() {
        float[][] scores = {likely(Tag.PERSON_BEGINS), likely(Tag.PERSON_GOES_ON), likely(Tag.OUTSIDE)};

        assertThat(BestPath.of(scores, follows)).containsExactly(Tag.PERSON_BEGINS, Tag.PERSON_GOES_ON, Tag.OUTSIDE);
    }

    @Test
    void aNameGoesOnOnlyAfterItHasBegun() {
        float[][] scores = {likely(Tag.OUTSIDE), likely(Tag.PLACE_GOES_ON), likely(Tag.PERSON_GOES_ON)};

        assertThat(BestPath.of(scores, follows))
                .as("two words for the likelier name, which must begin")
                .containsExactly(Tag.OUTSIDE, Tag.PERSON_BEGINS, Tag.PERSON_GOES_ON);
    }

    @Test
    void aLineWithoutWordsHasNoTags() {
        assertThat(BestPath.of(new float[0][], follows)).isEmpty();
    }
}
