package dev.penstock.inference.picture;

import java.awt.image.BufferedImage;

/**
 * A picture as bytes of blue, green and red, row by row, the order in which OpenCV keeps them and the models were trained.
 *
 * @param bgr three bytes a pixel
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only passed on
public record Raster(int width, int height, byte[] bgr) {
    public static final int CHANNELS = 3;

    /** A copy of the picture's pixels; what is transparent becomes white, as paper is. */
    public static Raster of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        byte[] bgr = new byte[CHANNELS * width * height];
        int[] row = new int[width];
        int at = 0;
        for (int y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int pixel : row) {
                int alpha = pixel >>> 24;
                bgr[at++] = onWhite(pixel, alpha);
                bgr[at++] = onWhite(pixel >> 8, alpha);
                bgr[at++] = onWhite(pixel >> 16, alpha);
            }
        }
        return new Raster(width, height, bgr);
    }

    private static byte onWhite(int component, int alpha) {
        int value = component & 0xff;
        return (byte) (alpha == 0xff ? value : (value * alpha + 0xff * (0xff - alpha)) / 0xff);
    }

    /**
     * The value between four pixels.
     *
     * @param channel 0 is blue
     * @return 0 to 255; outside of the picture, that of the nearest pixel
     */
    public float at(double x, double y, int channel) {
        double clampedX = Math.max(0, Math.min(width - 1.0, x));
        double clampedY = Math.max(0, Math.min(height - 1.0, y));
        int left = (int) clampedX;
        int top = (int) clampedY;
        int right = Math.min(left + 1, width - 1);
        int bottom = Math.min(top + 1, height - 1);
        double fromLeft = clampedX - left;
        double fromTop = clampedY - top;
        double above = pixel(left, top, channel) * (1 - fromLeft) + pixel(right, top, channel) * fromLeft;
        double below = pixel(left, bottom, channel) * (1 - fromLeft) + pixel(right, bottom, channel) * fromLeft;
        return (float) (above * (1 - fromTop) + below * fromTop);
    }

    private int pixel(int x, int y, int channel) {
        return bgr[CHANNELS * (y * width + x) + channel] & 0xff;
    }

    /**
     * What a net is given: one channel after the other, each value from 0 to 1 less the channel's mean, divided by its deviation.
     */
    public float[] planes(float[] mean, float[] deviation) {
        int size = width * height;
        float[] planes = new float[CHANNELS * size];
        for (int i = 0; i < size; i++) {
            for (int channel = 0; channel < CHANNELS; channel++) {
                float value = (bgr[CHANNELS * i + channel] & 0xff) / 255f;
                planes[channel * size + i] = (value - mean[channel]) / deviation[channel];
            }
        }
        return planes;
    }

    /** Another size of the same picture; made smaller, each pixel is the mean of those that it covers. */
    public Raster resized(int newWidth, int newHeight) {
        byte[] resized = new byte[CHANNELS * newWidth * newHeight];
        double scaleX = (double) width / newWidth;
        double scaleY = (double) height / newHeight;
        int stepsX = (int) Math.max(1, Math.round(scaleX));
        int stepsY = (int) Math.max(1, Math.round(scaleY));
        int at = 0;
        for (int y = 0; y < newHeight; y++) {
            for (int x = 0; x < newWidth; x++) {
                for (int channel = 0; channel < CHANNELS; channel++) {
                    float sum = 0;
                    for (int down = 0; down < stepsY; down++) {
                        double sourceY = (y + (down + 0.5) / stepsY) * scaleY - 0.5;
                        for (int across = 0; across < stepsX; across++) {
                            sum += at((x + (across + 0.5) / stepsX) * scaleX - 0.5, sourceY, channel);
                        }
                    }
                    resized[at++] = (byte) Math.round(sum / (stepsX * stepsY));
                }
            }
        }
        return new Raster(newWidth, newHeight, resized);
    }
}
