package dev.penstock.signature;

/** Ends a verification. Without a stack trace, for a refusal must cost little. */
final class RefusedSignature extends RuntimeException {
    private final RefusalCode code;

    RefusedSignature(RefusalCode code, String detail) {
        super(detail, null, false, false);
        this.code = code;
    }

    boolean isAmbiguous() {
        return code == RefusalCode.SIGNATURE_AMBIGUOUS;
    }

    Verification.Refused refusal() {
        return new Verification.Refused(code, String.valueOf(getMessage()));
    }
}
