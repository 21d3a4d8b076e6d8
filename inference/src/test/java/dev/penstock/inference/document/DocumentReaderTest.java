package dev.penstock.inference.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.penstock.inference.model.LoadedModels;
import dev.penstock.inference.model.ShippedModel;
import dev.penstock.model.ModelInput;
import dev.penstock.model.ModelInputViolation;
import dev.penstock.model.ModelReference;
import dev.penstock.model.Prediction;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Goal: the shipped model reads scans and PDF files, and refuses what is none. Method: pages that were rendered from known text. */
class DocumentReaderTest {
    private static LoadedModels models;

    @BeforeAll
    static void load() {
        models = ShippedModel.load("document-text");
    }

    @AfterAll
    static void release() {
        models.close();
    }

    private static Prediction read(byte[] file) {
        ModelInput input = new ModelInput(JsonNodeFactory.instance.objectNode().put("file", file));
        return models.model(ModelReference.champion("document-text"))
                .predict(List.of(input))
                .get(0);
    }

    private static byte[] file(String name) throws IOException {
        try (InputStream in = DocumentReaderTest.class.getResourceAsStream("/documents/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    private static String text(Prediction prediction) {
        return Objects.requireNonNull(prediction.output()).path("text").asText();
    }

    @Test
    void aCleanScanOfAnInvoiceInColumns() throws IOException {
        Prediction read = read(file("invoice.png"));

        assertThat(text(read).lines())
                .contains(
                        "Northern Plumbing Ltd   INVOICE",
                        "Ms Grace Okafor   Invoice date: 12 March 2026",
                        "Labour, hours   3   48.00   144.00",
                        "Total due   274.80");
        assertThat(read.scores().get("legible")).isGreaterThan(0.9);
        assertThat(Objects.requireNonNull(read.output()).at("/pages/0/lines/0/box"))
                .hasSize(8);
    }

    @Test
    void aNoisyScanOfALeaseThatLiesAskew() throws IOException {
        assertThat(text(read(file("lease.jpg"))))
                .contains("RESIDENTIAL LEASE AGREEMENT")
                .contains("Tenant: Tomasz Nowak")
                .contains("EUR 2,900.00");
    }

    @Test
    void aPdfThatHoldsItsTextIsNotReadAgain() throws IOException {
        Prediction read = read(file("lease.pdf"));

        assertThat(text(read)).contains("Landlord: Blue Sky Homes GmbH");
        assertThat(read.scores().get("legible")).isEqualTo(1);
        assertThat(Objects.requireNonNull(read.output()).at("/pages/0/lines")).isEmpty();
    }

    @Test
    void anEmptyPageIsLegibleToNobody() throws IOException {
        Prediction read = read(png(new BufferedImage(80, 60, BufferedImage.TYPE_BYTE_GRAY)));

        assertThat(text(read)).isEmpty();
        assertThat(read.scores().get("legible")).isZero();
    }

    @Test
    void whatIsNoPictureIsRefusedForGood() {
        assertThatThrownBy(() -> read("<svg/>".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ModelInputViolation.class)
                .hasMessageContaining("no picture");
        assertThatThrownBy(() -> read("%PDF-1.7 and nothing else".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ModelInputViolation.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void aPictureThatBreaksOffIsRefusedForGood() throws IOException {
        byte[] whole = file("invoice.png");

        assertThatThrownBy(() -> read(Arrays.copyOf(whole, 60)))
                .isInstanceOf(ModelInputViolation.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void aPictureIsRefusedForItsSizeBeforeMemoryIsGivenForIt() throws IOException {
        byte[] small = png(new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY));
        // width and height stand in the header's first eight bytes; its check sum follows
        byte[] huge = small.clone();
        huge[16 + 1] = 1;
        huge[20 + 1] = 1;
        CRC32 sum = new CRC32();
        sum.update(huge, 12, 17);
        for (int i = 0; i < 4; i++) {
            huge[29 + i] = (byte) (sum.getValue() >> (24 - 8 * i));
        }

        assertThatThrownBy(() -> read(huge))
                .isInstanceOf(ModelInputViolation.class)
                .hasMessageContaining("pixels");
    }

    private static byte[] png(BufferedImage picture) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        return bytes.toByteArray();
    }
}
