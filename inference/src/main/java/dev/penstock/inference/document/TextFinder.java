package dev.penstock.inference.document;

import dev.penstock.inference.onnx.PixelNet;
import dev.penstock.inference.picture.Raster;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds where text stands in a picture: Differentiable Binarization (Liao et al. 2020, <a href="https://arxiv.org/abs/1911.08947">arXiv
 * 1911.08947</a>) as PP-OCR ships it. The net says for each pixel how likely it belongs to the inner part of a line; connected pixels
 * become a rectangle, which is grown back to the line's full size. Safe for use by many threads.
 */
final class TextFinder {
    /** The net halves the picture five times. */
    private static final int MULTIPLE = 32;

    /** Larger pictures are made smaller: what is lost below is text of less than some ten pixels. */
    private static final int LONG_SIDE_MAX = 1_600;

    /** Smaller ones are enlarged, as the net's training pictures were. */
    private static final int SHORT_SIDE_MIN = 736;

    private static final float PIXEL_MIN = 0.3f;
    private static final double REGION_MIN = 0.5;
    private static final double GROWTH = 1.6;
    private static final double SIDE_MIN = 3;

    /** A page of small print has some hundreds of lines; what has more is noise. */
    private static final int REGIONS_MAX = 2_000;

    private static final float[] MEAN = {0.485f, 0.456f, 0.406f};
    private static final float[] DEVIATION = {0.229f, 0.224f, 0.225f};

    private final PixelNet net;

    TextFinder(PixelNet net) {
        this.net = net;
    }

    /** In no particular order. */
    List<Region> find(Raster picture) {
        double scale = scale(picture.width(), picture.height());
        int width = multiple(picture.width() * scale);
        int height = multiple(picture.height() * scale);
        PixelNet.Answer answer =
                net.run(picture.resized(width, height).planes(MEAN, DEVIATION), 1, Raster.CHANNELS, height, width);
        Map map = new Map(width, height, answer.values());
        List<Region> regions = new ArrayList<>();
        for (Region region : map.regions()) {
            regions.add(region.scaled((double) picture.width() / width, (double) picture.height() / height));
        }
        return regions;
    }

    private static double scale(int width, int height) {
        double grown = Math.max(1, (double) SHORT_SIDE_MIN / Math.min(width, height));
        return Math.min(grown, (double) LONG_SIDE_MAX / Math.max(width, height));
    }

    private static int multiple(double size) {
        return (int) Math.max(MULTIPLE, Math.round(size / MULTIPLE) * MULTIPLE);
    }

    /** How likely each pixel belongs to text. */
    private static final class Map {
        private final int width;
        private final int height;
        private final FloatBuffer likely;
        private final boolean[] seen;
        private final int[] waiting;

        Map(int width, int height, FloatBuffer likely) {
            this.width = width;
            this.height = height;
            this.likely = likely;
            this.seen = new boolean[width * height];
            this.waiting = new int[width * height];
        }

        List<Region> regions() {
            List<Region> regions = new ArrayList<>();
            for (int pixel = 0; pixel < seen.length && regions.size() < REGIONS_MAX; pixel++) {
                if (!seen[pixel] && likely.get(pixel) > PIXEL_MIN) {
                    Region region = connected(pixel);
                    if (region != null) {
                        regions.add(region);
                    }
                }
            }
            return regions;
        }

        /** What hangs together with a pixel; null where that is too small or too doubtful to be text. */
        private @Nullable Region connected(int first) {
            List<Region.Point> edge = new ArrayList<>();
            int waits = 0;
            waiting[waits++] = first;
            seen[first] = true;
            double sum = 0;
            int count = 0;
            while (waits > 0) {
                int pixel = waiting[--waits];
                sum += likely.get(pixel);
                count++;
                int x = pixel % width;
                int y = pixel / width;
                boolean inside = x > 0 && x < width - 1 && y > 0 && y < height - 1;
                for (int down = Math.max(0, y - 1); down <= Math.min(height - 1, y + 1); down++) {
                    for (int across = Math.max(0, x - 1); across <= Math.min(width - 1, x + 1); across++) {
                        int next = down * width + across;
                        if (likely.get(next) <= PIXEL_MIN) {
                            inside = false;
                        } else if (!seen[next]) {
                            seen[next] = true;
                            waiting[waits++] = next;
                        }
                    }
                }
                if (!inside) {
                    edge.add(new Region.Point(x + 0.5, y + 0.5));
                }
            }
            if (sum / count < REGION_MIN) {
                return null;
            }
            Region region = Region.around(edge);
            if (Math.min(region.width(), region.height()) < SIDE_MIN) {
                return null;
            }
            double around = 2 * (region.width() + region.height());
            return region.grown(region.width() * region.height() * GROWTH / around);
        }
    }
}
