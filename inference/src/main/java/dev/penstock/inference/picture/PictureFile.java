package dev.penstock.inference.picture;

import dev.penstock.model.ModelInputViolation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * The pictures of a file: PNG, JPEG, GIF, BMP, TIFF. What a file says of itself is checked before memory is given for it: a small file
 * may be a very large picture.
 */
public final class PictureFile {
    /** Pictures, or pages, of one file that is read as a whole. */
    public static final int COUNT_MAX = 20;

    /** Of one picture: A3 at 300 dots an inch has 17 million. */
    public static final long PIXELS_MAX = 40_000_000;

    private static final Set<String> FORMATS = Set.of("png", "jpeg", "gif", "bmp", "tif");

    private PictureFile() {}

    /**
     * Gives each picture to somebody, one after the other, so that only one is in memory.
     *
     * @throws ModelInputViolation when the file is none of these, is damaged, or larger than is allowed
     */
    public static void each(byte[] file, Consumer<Raster> use) {
        read(
                file,
                count -> {
                    requireCount(count);
                    return count;
                },
                use);
    }

    /**
     * Gives some pictures of a file that may have very many, as an animation has, evenly spread and the first among them.
     *
     * @param most 1 or more
     * @throws ModelInputViolation when the file is none of these, is damaged, or its pictures are larger than is allowed
     */
    public static void some(byte[] file, int most, Consumer<Raster> use) {
        read(file, count -> Math.min(count, most), use);
    }

    /** How many pictures are wanted of those that there are. */
    private interface Wanted {
        int of(int count);
    }

    private static void read(byte[] file, Wanted wanted, Consumer<Raster> use) {
        ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file));
        ImageReader pictures = readerOf(in);
        try {
            pictures.setInput(in);
            int count = decoded(() -> pictures.getNumImages(true));
            int some = wanted.of(count);
            for (int i = 0; i < some; i++) {
                int number = (int) ((long) i * count / some);
                requirePixels(decoded(() -> (long) pictures.getWidth(number) * pictures.getHeight(number)));
                use.accept(decoded(() -> Raster.of(pictures.read(number))));
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

    /** What a library does with a file that anybody may have sent. */
    public interface Decoding<T> {
        T run() throws IOException;
    }

    /** The libraries say in many ways that a file is damaged. */
    public static <T> T decoded(Decoding<T> decoding) {
        try {
            return decoding.run();
        } catch (IOException | RuntimeException e) {
            throw new ModelInputViolation("the file is damaged, or of a kind that cannot be read", e);
        }
    }

    /** @throws ModelInputViolation when a file has none or too many pages */
    public static void requireCount(int count) {
        if (count < 1 || count > COUNT_MAX) {
            throw new ModelInputViolation("the file has " + count + " pages; allowed: 1 to " + COUNT_MAX);
        }
    }

    /** @throws ModelInputViolation when a picture has none or too many pixels */
    public static void requirePixels(long pixels) {
        if (pixels < 1 || pixels > PIXELS_MAX) {
            throw new ModelInputViolation("a page has " + pixels + " pixels; allowed: up to " + PIXELS_MAX);
        }
    }
}
