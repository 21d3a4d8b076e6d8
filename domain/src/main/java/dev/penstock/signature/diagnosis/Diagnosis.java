package dev.penstock.signature.diagnosis;

/**
 * What was probably wrong with a signature. Never holds a secret, an expected signature or anything of the body.
 *
 * @param finding stable, for counting
 * @param sentence what was found
 */
public record Diagnosis(Finding finding, String sentence) {
    /** What to do. */
    public String advice() {
        return finding.advice();
    }
}
