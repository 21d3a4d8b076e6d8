package dev.penstock.signature.diagnosis;

import dev.penstock.signature.RefusalCode;
import dev.penstock.signature.Verification;
import java.util.Optional;

/** Without the sender's certificate nothing can be tried: its cause is all that is known, and it is known for certain. */
final class Certified {
    private Certified() {}

    static Optional<Diagnosis> examine(Examination examination) {
        if (examination.verification() instanceof Verification.Refused refused) {
            Finding finding = refused.code() == RefusalCode.KEY_UNAVAILABLE
                    ? Finding.CERTIFICATE_UNAVAILABLE
                    : Finding.CERTIFICATE_UNTRUSTED;
            if (finding == Finding.CERTIFICATE_UNAVAILABLE || refused.code() == RefusalCode.CERTIFICATE_UNTRUSTED) {
                return Optional.of(new Diagnosis(finding, sentence(refused.detail())));
            }
        }
        return Optional.empty();
    }

    private static String sentence(String detail) {
        return Character.toUpperCase(detail.charAt(0)) + detail.substring(1) + ".";
    }
}
