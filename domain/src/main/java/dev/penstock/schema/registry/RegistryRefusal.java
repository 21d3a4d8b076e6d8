package dev.penstock.schema.registry;

/** The registry does not do what it was asked to. */
public final class RegistryRefusal extends RuntimeException {
    /** Why, with the numbers that <a href="https://docs.confluent.io/platform/current/schema-registry/develop/api.html#errors">existing clients</a> know. */
    public enum Reason {
        SUBJECT_UNKNOWN(404, 40401),
        VERSION_UNKNOWN(404, 40402),
        SCHEMA_UNKNOWN(404, 40403),
        SUBJECT_SOFTLY_DELETED(404, 40404),
        SUBJECT_NOT_SOFTLY_DELETED(404, 40405),
        VERSION_SOFTLY_DELETED(404, 40406),
        VERSION_NOT_SOFTLY_DELETED(404, 40407),
        NO_COMPATIBILITY_OF_SUBJECT(404, 40408),
        NO_MODE_OF_SUBJECT(404, 40409),
        INCOMPATIBLE(409, 409),
        BODY_INVALID(422, 422),
        SCHEMA_INVALID(422, 42201),
        VERSION_INVALID(422, 42202),
        COMPATIBILITY_INVALID(422, 42203),
        MODE_INVALID(422, 42204),
        READ_ONLY(422, 42205),
        SUBJECT_INVALID(422, 42208);

        private final int status;
        private final int code;

        Reason(int status, int code) {
            this.status = status;
            this.code = code;
        }

        /** Of HTTP. */
        public int status() {
            return status;
        }

        public int code() {
            return code;
        }
    }

    private final Reason reason;

    public RegistryRefusal(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
