package dev.penstock.inference.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.penstock.inference.text.PlainWords;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Goal: the encoder gets the ids it was trained with. Method: the reference tokenizer must give the same for plain words. */
class WordPiecesTest {
    private static final String TOKENIZER = "/all-minilm-l6-v2-q-tokenizer.json";
    private static final List<String> TEXTS = List.of(
            "Is the apartment still available from June?",
            "The caf\u00e9's na\u00efve r\u00e9sum\u00e9: 3 photos, https://photos.example.com/1 \u2026",
            "Unbelievably antidisestablishmentarian gobbledygook qwzxkj",
            "\u0425\u043e\u0440\u043e\u0448\u043e, \u4f60\u597d, \u0645\u0631\u062d\u0628\u0627 and \u00c6sir, stra\u00dfe",
            "\ud83c\udf89 Congratulations \ud83c\udf89 w3lcome h0me sooooo good",
            "pneumonoultramicroscopicsilicovolcanoconiosis".repeat(3),
            "x");

    @TempDir
    static Path cache;

    private static WordPieces pieces;

    @BeforeAll
    static void read() throws IOException {
        pieces = WordPieces.read(WordPiecesTest.class.getResourceAsStream(TOKENIZER));
    }

    @Test
    void plainWordsFallIntoTheSamePiecesAsInTheReferenceTokenizer() throws IOException {
        System.setProperty("DJL_CACHE_DIR", cache.toString());
        try (InputStream in = WordPiecesTest.class.getResourceAsStream(TOKENIZER);
                HuggingFaceTokenizer reference = HuggingFaceTokenizer.newInstance(in, null)) {
            for (String text : TEXTS) {
                List<String> words = PlainWords.of(text).stream()
                        .filter(word -> word.chars().noneMatch(WordPiecesTest::isIdeograph))
                        .toList();
                long[] expected = reference.encode(String.join(" ", words)).getIds();
                LongStream inner = words.stream()
                        .flatMapToLong(word -> Arrays.stream(pieces.ids(word)).asLongStream());
                long[] found = LongStream.concat(
                                LongStream.concat(LongStream.of(pieces.first()), inner), LongStream.of(pieces.last()))
                        .toArray();
                assertThat(found).as(text).isEqualTo(expected);
            }
        }
    }

    /** The reference takes each of these as a word of its own; for an English model they are unknown either way. */
    private static boolean isIdeograph(int character) {
        return Character.isIdeographic(character);
    }

    @Test
    void aWordWithAnUnknownPartIsUnknownAsAWhole() {
        int[] unknown = pieces.ids("\u2603");
        assertThat(unknown).hasSize(1).isEqualTo(pieces.ids("house\u2603"));
        assertThat(pieces.ids("")).isEqualTo(unknown);
    }

    @Test
    void aFileWithoutAWordPieceVocabularyIsRefused() {
        byte[] other = "{\"model\":{\"type\":\"BPE\",\"vocab\":{}}}".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> WordPieces.read(new ByteArrayInputStream(other)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("WordPiece");
    }
}
