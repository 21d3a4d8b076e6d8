package dev.penstock.inference.document;

import dev.penstock.inference.picture.PictureFile;
import dev.penstock.inference.picture.Raster;
import dev.penstock.model.ModelInputViolation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * The pages of a file: a picture (PNG, JPEG, GIF, BMP), the pictures of a TIFF, or a PDF. What a file says of itself is checked before
 * memory is given for it: a small file may be a very large picture.
 */
final class Pages {
    private static final int DPI = 200;
    private static final double POINTS_PER_INCH = 72;

    /** A page with so many characters says what it says; one with fewer may be a scan with a stamp of text. */
    private static final int CHARACTERS_MIN = 20;

    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);

    private Pages() {}

    /** One page: a picture to be read, or the text that is in the file itself. */
    sealed interface Page {
        /** A scan, or a photo. */
        record Scanned(Raster picture) implements Page {}

        /** A page of a PDF that holds its text. */
        record Written(String text, int width, int height) implements Page {}
    }

    /** What takes pages one after the other, so that only one picture is in memory. */
    interface Reader {
        void page(Page page);
    }

    /**
     * Gives each page to the reader.
     *
     * @throws ModelInputViolation when the file is none of these, is damaged, or larger than is allowed
     */
    static void read(byte[] file, Reader reader) {
        if (isPdf(file)) {
            pdf(file, reader);
        } else {
            PictureFile.each(file, picture -> reader.page(new Page.Scanned(picture)));
        }
    }

    private static boolean isPdf(byte[] file) {
        return file.length >= PDF.length && Arrays.equals(file, 0, PDF.length, PDF, 0, PDF.length);
    }

    private static void pdf(byte[] file, Reader reader) {
        PDDocument document = PictureFile.decoded(() -> Loader.loadPDF(file));
        try {
            PictureFile.requireCount(PictureFile.decoded(document::getNumberOfPages));
            PDFRenderer renderer = new PDFRenderer(document);
            for (int i = 0; i < document.getNumberOfPages(); i++) {
                reader.page(page(document, renderer, i));
            }
        } finally {
            IOUtils.closeQuietly(document);
        }
    }

    private static Page page(PDDocument document, PDFRenderer renderer, int number) {
        PDRectangle size = PictureFile.decoded(() -> document.getPage(number).getCropBox());
        long width = Math.round(size.getWidth() * DPI / POINTS_PER_INCH);
        long height = Math.round(size.getHeight() * DPI / POINTS_PER_INCH);
        PictureFile.requirePixels(width * height);
        String text = PictureFile.decoded(() -> written(document, number + 1)).strip();
        return text.length() >= CHARACTERS_MIN
                ? new Page.Written(text, (int) width, (int) height)
                : new Page.Scanned(
                        PictureFile.decoded(() -> Raster.of(renderer.renderImageWithDPI(number, DPI, ImageType.RGB))));
    }

    private static String written(PDDocument document, int page) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(document);
    }
}
