package dev.penstock.signature.diagnosis;

import java.util.Optional;

/** One kind of mistake. */
@FunctionalInterface
interface Hypothesis {
    /** What is wrong, when this mistake explains the refusal. */
    Optional<Diagnosis> examine(Examination examination);
}
