package dev.penstock.inference.training;

/**
 * From where on a label's score holds or rejects a text, chosen on the validation part.
 *
 * @param hold the score with the best F measure, recall counting {@value #HOLD_BETA} times as much as precision: the data hold far more
 *     harm than real traffic does, so that one false alarm here is many there
 * @param reject the lowest score, {@value #REJECT_MIN} or more, from which on at least {@value #REJECT_PRECISION} of the texts are
 *     rightly called; above 1 when there is none, so that nothing is rejected on weak evidence
 */
record ThresholdChoice(double hold, double reject) {
    static final double HOLD_BETA = 0.7;
    static final double REJECT_PRECISION = 0.97;
    static final double REJECT_MIN = 0.8;
    static final double NEVER = 1.01;

    /** Fewer right and wrong calls than this prove nothing about a precision. */
    private static final int CALLED_MIN = 15;

    static ThresholdChoice on(Ranking validation) {
        double hold = 0.5;
        double reject = NEVER;
        double best = -1;
        for (int percent = 5; percent < 100; percent++) {
            double threshold = percent / 100.0;
            Ranking.Cut cut = validation.at(threshold);
            if (cut.f(HOLD_BETA) > best) {
                best = cut.f(HOLD_BETA);
                hold = threshold;
            }
        }
        for (int percent = 99; percent / 100.0 >= Math.max(hold, REJECT_MIN); percent--) {
            Ranking.Cut cut = validation.at(percent / 100.0);
            if (cut.called() >= CALLED_MIN && cut.precision() < REJECT_PRECISION) {
                break;
            }
            if (cut.called() >= CALLED_MIN) {
                reject = percent / 100.0;
            }
        }
        return new ThresholdChoice(hold, reject);
    }
}
