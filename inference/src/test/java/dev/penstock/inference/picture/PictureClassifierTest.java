package dev.penstock.inference.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.penstock.inference.model.LoadedModels;
import dev.penstock.inference.model.ShippedModel;
import dev.penstock.model.Model;
import dev.penstock.model.ModelInput;
import dev.penstock.model.ModelInputViolation;
import dev.penstock.model.ModelReference;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntBinaryOperator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The shipped model of pictures says what the one says that it was made of: expected scores are those of TensorFlow.js 4.22 with the
 * original, for the same pixels.
 */
class PictureClassifierTest {
    private static LoadedModels models;
    private static Model model;

    @BeforeAll
    static void load() {
        models = ShippedModel.load("picture-moderation");
        model = models.model(ModelReference.champion("picture-moderation"));
    }

    @AfterAll
    static void close() {
        models.close();
    }

    private static int gradient(int x, int y) {
        return (((x + y) / 2) << 16) | (x << 8) | y;
    }

    private static int pattern(int x, int y) {
        return (((x * y) & 0xff) << 16) | ((x ^ y) << 8) | (255 - x);
    }

    private static BufferedImage drawn(int side, IntBinaryOperator color) {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                image.setRGB(x, y, color.applyAsInt(x, y));
            }
        }
        return image;
    }

    private static byte[] file(String format, BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    private static Map<String, Double> scores(byte[] file) {
        ModelInput input = new ModelInput(JsonNodeFactory.instance.objectNode().put(PictureClassifier.FILE, file));
        return model.predict(List.of(input)).get(0).scores();
    }

    private static void assertScores(Map<String, Double> found, double... expected) {
        List<Double> values = new ArrayList<>(found.values());
        for (int i = 0; i < expected.length; i++) {
            assertThat(values.get(i)).isCloseTo(expected[i], within(1e-3));
        }
    }

    @Test
    void theSamePixelsHaveTheScoresOfTheOriginal() throws IOException {
        assertScores(
                scores(file("png", drawn(224, PictureClassifierTest::gradient))),
                0.038528,
                0.027176,
                0.932978,
                0.000756,
                0.000561);
        assertScores(
                scores(file("bmp", drawn(224, PictureClassifierTest::pattern))),
                0.033437,
                0.002558,
                0.959902,
                0.000622,
                0.003481);
    }

    @Test
    void aLargerPictureOfTheSameIsSeenAsTheSame() throws IOException {
        Map<String, Double> small = scores(file("png", drawn(224, PictureClassifierTest::gradient)));
        Map<String, Double> large = scores(file("png", drawn(1_120, (x, y) -> gradient(x / 5, y / 5))));

        small.forEach((label, score) -> assertThat(large.get(label)).as(label).isCloseTo(score, within(0.01)));
    }

    @Test
    void ofSeveralPicturesEachLabelHasItsHighestScore() throws IOException {
        Map<String, Double> both = scores(
                animation(drawn(224, PictureClassifierTest::gradient), drawn(224, PictureClassifierTest::pattern)));
        Map<String, Double> expected = new TreeMap<>(scores(file("gif", drawn(224, PictureClassifierTest::gradient))));
        scores(file("gif", drawn(224, PictureClassifierTest::pattern)))
                .forEach((label, score) -> expected.merge(label, score, Math::max));

        expected.forEach((label, score) -> assertThat(both.get(label)).as(label).isCloseTo(score, within(0.02)));
    }

    private static byte[] animation(BufferedImage... pictures) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            for (BufferedImage picture : pictures) {
                writer.writeToSequence(new IIOImage(picture, null, null), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        assertThat(ImageIO.read(new ByteArrayInputStream(out.toByteArray()))).isNotNull();
        return out.toByteArray();
    }

    @Test
    void whatIsNoPictureIsRefused() {
        assertThatThrownBy(() -> scores("no picture".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ModelInputViolation.class)
                .hasMessageContaining("the file is no picture");
    }

    @Test
    void aDamagedPictureIsRefused() throws IOException {
        byte[] whole = file("png", drawn(224, PictureClassifierTest::pattern));
        byte[] half = Arrays.copyOf(whole, whole.length / 2);

        assertThatThrownBy(() -> scores(half)).isInstanceOf(ModelInputViolation.class);
    }
}
