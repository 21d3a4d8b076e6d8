package dev.penstock.inference.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.penstock.inference.picture.Raster;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Goal: the rectangle around a line of text lies as the line does. Method: the pixels of lines drawn at known angles. */
class RegionTest {
    private static List<Region.Point> line(double degrees, double length, double height) {
        double x = Math.cos(Math.toRadians(degrees));
        double y = Math.sin(Math.toRadians(degrees));
        List<Region.Point> points = new ArrayList<>();
        for (double along = 0; along <= length; along++) {
            for (double across = 0; across <= height; across++) {
                points.add(new Region.Point(200 + along * x - across * y, 200 + along * y + across * x));
            }
        }
        return points;
    }

    @ParameterizedTest
    @ValueSource(doubles = {-30, -1.5, 0, 2, 44})
    void itsDirectionIsThatOfTheText(double degrees) {
        Region region = Region.around(line(degrees, 120, 12));

        assertThat(Math.toDegrees(Math.atan2(region.directionY(), region.directionX())))
                .isCloseTo(degrees, within(0.5));
        assertThat(region.width()).isCloseTo(121, within(1.0));
        assertThat(region.height()).isCloseTo(13, within(1.0));
    }

    @Test
    void aLineThatRunsDownwardsIsHigherThanWideAndTurnsIntoALevelOne() {
        Region region = Region.around(line(90, 120, 12));

        assertThat(region.height()).isGreaterThan(region.width());
        assertThat(region.turned().width()).isEqualTo(region.height());
    }

    @Test
    void itsCornersBeginWhereTheTextDoes() {
        Region region = new Region(50, 20, 1, 0, 40, 10);

        assertThat(region.corners())
                .containsExactly(
                        new Region.Point(30, 15),
                        new Region.Point(70, 15),
                        new Region.Point(70, 25),
                        new Region.Point(30, 25));
    }

    @Test
    void whatIsCutOutOfAPictureIsUpright() {
        byte[] bgr = new byte[3 * 40 * 40];
        // one white column at x = 10, from y = 5 to y = 34
        for (int y = 5; y < 35; y++) {
            for (int channel = 0; channel < 3; channel++) {
                bgr[3 * (y * 40 + 10) + channel] = (byte) 255;
            }
        }
        Region column = new Region(10.5, 20, 0, 1, 30, 3);

        Raster cut = column.cut(new Raster(40, 40, bgr), 30, 3);

        assertThat(cut.at(15, 1, 0)).isEqualTo(255);
        assertThat(cut.at(15, 0, 0)).isZero();
        assertThat(cut.at(15, 2, 0)).isZero();
    }
}
