package dev.penstock.inference.document;

import dev.penstock.model.ModelInputViolation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
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
    /** Of one file. */
    static final int PAGES_MAX = 20;

    /** Of one page: A3 at 300 dots an inch has 17 million. */
    static final long PIXELS_MAX = 40_000_000;

    private static final int DPI = 200;
    private static final double POINTS_PER_INCH = 72;

    /** A page with so many characters says what it says; one with fewer may be a scan with a stamp of text. */
    private static final int CHARACTERS_MIN = 20;

    private static final Set<String> FORMATS = Set.of("png", "jpeg", "gif", "bmp", "tif");
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
            pictures(file, reader);
        }
    }

    /** What a library does with a file that anybody may have sent. */
    private interface Decoding<T> {
        T run() throws IOException;
    }

    /** The libraries say in many ways that a file is damaged. */
    private static <T> T decoded(Decoding<T> decoding) {
        try {
            return decoding.run();
        } catch (IOException | RuntimeException e) {
            throw new ModelInputViolation("the file is damaged, or of a kind that cannot be read", e);
        }
    }

    private static boolean isPdf(byte[] file) {
        return file.length >= PDF.length && Arrays.equals(file, 0, PDF.length, PDF, 0, PDF.length);
    }

    private static void pictures(byte[] file, Reader reader) {
        ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file));
        ImageReader pictures = readerOf(in);
        try {
            pictures.setInput(in);
            int count = decoded(() -> pictures.getNumImages(true));
            requirePages(count);
            for (int i = 0; i < count; i++) {
                int number = i;
                requirePixels(decoded(() -> (long) pictures.getWidth(number) * pictures.getHeight(number)));
                reader.page(new Page.Scanned(decoded(() -> Raster.of(pictures.read(number)))));
            }
        } finally {
            pictures.dispose();
        }
    }

    private static ImageReader readerOf(ImageInputStream in) {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
        while (readers.hasNext()) {
            ImageReader one = readers.next();
            if (FORMATS.contains(decoded(one::getFormatName).toLowerCase(Locale.ROOT))) {
                return one;
            }
            one.dispose();
        }
        throw new ModelInputViolation("the file is no picture (PNG, JPEG, GIF, BMP, TIFF) and no PDF");
    }

    private static void pdf(byte[] file, Reader reader) {
        PDDocument document = decoded(() -> Loader.loadPDF(file));
        try {
            requirePages(decoded(document::getNumberOfPages));
            PDFRenderer renderer = new PDFRenderer(document);
            for (int i = 0; i < document.getNumberOfPages(); i++) {
                reader.page(page(document, renderer, i));
            }
        } finally {
            IOUtils.closeQuietly(document);
        }
    }

    private static Page page(PDDocument document, PDFRenderer renderer, int number) {
        PDRectangle size = decoded(() -> document.getPage(number).getCropBox());
        long width = Math.round(size.getWidth() * DPI / POINTS_PER_INCH);
        long height = Math.round(size.getHeight() * DPI / POINTS_PER_INCH);
        requirePixels(width * height);
        String text = decoded(() -> written(document, number + 1)).strip();
        return text.length() >= CHARACTERS_MIN
                ? new Page.Written(text, (int) width, (int) height)
                : new Page.Scanned(decoded(() -> Raster.of(renderer.renderImageWithDPI(number, DPI, ImageType.RGB))));
    }

    private static String written(PDDocument document, int page) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(document);
    }

    private static void requirePages(int count) {
        if (count < 1 || count > PAGES_MAX) {
            throw new ModelInputViolation("the file has " + count + " pages; allowed: 1 to " + PAGES_MAX);
        }
    }

    private static void requirePixels(long pixels) {
        if (pixels < 1 || pixels > PIXELS_MAX) {
            throw new ModelInputViolation("a page has " + pixels + " pixels; allowed: up to " + PIXELS_MAX);
        }
    }
}
