package dev.penstock.inference.document;

import dev.penstock.inference.picture.Raster;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A rectangle in a picture, perhaps turned: where a line of text stands.
 *
 * @param centerX in pixels, as all of these
 * @param directionX of the text's own x axis, a vector of length 1 with {@code directionY}
 * @param width along that axis
 * @param height across it
 */
record Region(double centerX, double centerY, double directionX, double directionY, double width, double height) {
    /** A point of a picture. */
    record Point(double x, double y) {}

    /** The smallest rectangle around these points, turned so that its text runs from left to right. */
    static Region around(List<Point> points) {
        List<Point> hull = hull(points);
        Region smallest = along(hull, 1, 0);
        for (int i = 0; i < hull.size(); i++) {
            Point from = hull.get(i);
            Point to = hull.get((i + 1) % hull.size());
            double length = Math.hypot(to.x() - from.x(), to.y() - from.y());
            if (length > 0) {
                Region one = along(hull, (to.x() - from.x()) / length, (to.y() - from.y()) / length);
                if (one.area() < smallest.area()) {
                    smallest = one;
                }
            }
        }
        return smallest.levelled();
    }

    private double area() {
        return width * height;
    }

    private static Region along(List<Point> hull, double x, double y) {
        double left = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        for (Point point : hull) {
            double across = point.x() * x + point.y() * y;
            double down = point.y() * x - point.x() * y;
            left = Math.min(left, across);
            right = Math.max(right, across);
            top = Math.min(top, down);
            bottom = Math.max(bottom, down);
        }
        double across = (left + right) / 2;
        double down = (top + bottom) / 2;
        // the points are the corners of pixels that are as wide as high
        return new Region(across * x - down * y, across * y + down * x, x, y, right - left + 1, bottom - top + 1);
    }

    /** The same rectangle by that of its four directions which is within 45 degrees of the picture's x axis. */
    private Region levelled() {
        Region region = this;
        while (region.directionX < Math.abs(region.directionY) - 1e-9
                || region.directionX < 0
                || (region.directionX == region.directionY && region.directionY < 0)) {
            region = region.turned();
        }
        return region;
    }

    /** The same rectangle, read in the direction a quarter turn on. */
    Region turned() {
        return new Region(centerX, centerY, -directionY, directionX, /* width= */ height, /* height= */ width);
    }

    /** Larger by so many pixels on each of its four sides. */
    Region grown(double by) {
        return new Region(centerX, centerY, directionX, directionY, width + 2 * by, height + 2 * by);
    }

    /** The same rectangle in a picture that is so many times as wide and high. */
    Region scaled(double timesX, double timesY) {
        double turnedX = directionX * timesX;
        double turnedY = directionY * timesY;
        double length = Math.hypot(turnedX, turnedY);
        double across = Math.hypot(directionY * timesX, directionX * timesY);
        return new Region(
                centerX * timesX,
                centerY * timesY,
                turnedX / length,
                turnedY / length,
                width * length,
                height * across);
    }

    /** Its corners, clockwise from where its text begins. */
    List<Point> corners() {
        double x = directionX * width / 2;
        double y = directionY * width / 2;
        double downX = -directionY * height / 2;
        double downY = directionX * height / 2;
        return List.of(
                new Point(centerX - x - downX, centerY - y - downY),
                new Point(centerX + x - downX, centerY + y - downY),
                new Point(centerX + x + downX, centerY + y + downY),
                new Point(centerX - x + downX, centerY - y + downY));
    }

    /** What is in it, upright, in another size. */
    Raster cut(Raster picture, int newWidth, int newHeight) {
        byte[] bgr = new byte[Raster.CHANNELS * newWidth * newHeight];
        int steps = (int) Math.max(1, Math.round(height / newHeight));
        int at = 0;
        for (int y = 0; y < newHeight; y++) {
            for (int x = 0; x < newWidth; x++) {
                for (int channel = 0; channel < Raster.CHANNELS; channel++) {
                    float sum = 0;
                    for (int down = 0; down < steps; down++) {
                        double v = ((y + (down + 0.5) / steps) / newHeight - 0.5) * height;
                        for (int across = 0; across < steps; across++) {
                            double u = ((x + (across + 0.5) / steps) / newWidth - 0.5) * width;
                            sum += picture.at(
                                    centerX + u * directionX - v * directionY - 0.5,
                                    centerY + u * directionY + v * directionX - 0.5,
                                    channel);
                        }
                    }
                    bgr[at++] = (byte) Math.round(sum / (steps * steps));
                }
            }
        }
        return new Raster(newWidth, newHeight, bgr);
    }

    /** The convex hull, by Andrew's monotone chain (1979). */
    private static List<Point> hull(List<Point> points) {
        List<Point> sorted = points.stream()
                .distinct()
                .sorted((a, b) -> a.x() != b.x() ? Double.compare(a.x(), b.x()) : Double.compare(a.y(), b.y()))
                .toList();
        if (sorted.size() < 3) {
            return sorted;
        }
        List<Point> hull = new ArrayList<>(chain(sorted));
        List<Point> back = new ArrayList<>(sorted);
        Collections.reverse(back);
        hull.addAll(chain(back));
        return hull;
    }

    /** One side of the hull, without its last point. */
    private static List<Point> chain(List<Point> sorted) {
        List<Point> chain = new ArrayList<>();
        for (Point point : sorted) {
            while (chain.size() >= 2 && cross(chain.get(chain.size() - 2), chain.get(chain.size() - 1), point) <= 0) {
                chain.remove(chain.size() - 1);
            }
            chain.add(point);
        }
        chain.remove(chain.size() - 1);
        return chain;
    }

    private static double cross(Point origin, Point a, Point b) {
        return (a.x() - origin.x()) * (b.y() - origin.y()) - (a.y() - origin.y()) * (b.x() - origin.x());
    }
}
