package dev.penstock.source;

/** Ends the reading of a delivery. */
final class RefusedDelivery extends RuntimeException {
    private final EventRefusal code;

    RefusedDelivery(EventRefusal code, String detail) {
        super(detail, null, false, false);
        this.code = code;
    }

    Admission.Refused refusal() {
        return new Admission.Refused(code, String.valueOf(getMessage()));
    }
}
