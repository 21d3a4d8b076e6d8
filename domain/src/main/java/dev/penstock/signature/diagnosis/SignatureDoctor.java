package dev.penstock.signature.diagnosis;

import dev.penstock.signature.RefusalCode;
import dev.penstock.signature.SignatureScheme;
import dev.penstock.signature.WebhookRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Says why a signature was refused, by trying what a mistake would have changed. It costs up to {@value Examination#TRIES_MAX}
 * verifications: never use it while a sender waits for its answer. Safe for use by many threads.
 */
public final class SignatureDoctor {
    private final List<Hypothesis> hypotheses;

    /** @param known the schemes that a sender may be using instead */
    public SignatureDoctor(Collection<KnownScheme> known) {
        this.hypotheses = List.of(
                new HeaderMistakes(),
                new WrittenSignature(),
                new SecretMistakes(),
                new Siblings(),
                new ForeignScheme(known),
                new UrlChanges(),
                new BodyChanges());
    }

    /**
     * What is wrong, the most telling first.
     *
     * @param now when the request came
     * @return empty when nothing is wrong; never more than two
     */
    public List<Diagnosis> examine(SignatureScheme scheme, WebhookRequest request, Keys keys, Instant now) {
        Examination examination = new Examination(scheme, request, keys, now);
        Optional<RefusalCode> refusal = examination.refusal();
        if (refusal.isEmpty()) {
            return List.of();
        }
        Optional<Diagnosis> certificate = Certified.examine(examination);
        if (certificate.isPresent()) {
            return List.of(certificate.get());
        }
        Optional<Instant> signedAt =
                Clocks.isOutOfTime(refusal.get()) ? Clocks.signedAt(examination) : Optional.empty();
        Optional<Diagnosis> unit = Clocks.isOutOfTime(refusal.get()) || refusal.get() == RefusalCode.TIMESTAMP_MALFORMED
                ? Clocks.unit(examination, signedAt)
                : Optional.empty();
        Examination inTime = signedAt.map(examination::at).orElse(examination);
        if (unit.isEmpty() && inTime.refusal().isEmpty()) {
            return List.of(Clocks.skew(inTime.now(), now));
        }
        List<Diagnosis> found = new ArrayList<>();
        unit.ifPresent(found::add);
        if (inTime.refusal().isPresent()) {
            explanation(inTime).ifPresent(found::add);
        }
        if (found.isEmpty()) {
            found.add(unexplained(refusal.get(), examination));
        }
        return found;
    }

    private Optional<Diagnosis> explanation(Examination examination) {
        return hypotheses.stream()
                .flatMap(hypothesis -> hypothesis.examine(examination).stream())
                .findFirst();
    }

    private static Diagnosis unexplained(RefusalCode code, Examination examination) {
        if (code == RefusalCode.SIGNATURE_MISSING) {
            return new Diagnosis(
                    Finding.NO_SIGNATURE,
                    "The request carries no signature that this source could read: expected are the headers "
                            + String.join(", ", examination.expectedHeaders()) + ".");
        }
        return new Diagnosis(
                Finding.UNEXPLAINED,
                "None of the known mistakes explains the refusal: most often the sender signs with another secret,"
                        + " or something between changed the body in a way that cannot be guessed.");
    }
}
