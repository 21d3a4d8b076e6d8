package dev.penstock.source;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How a sender wants to hear that its delivery was accepted; and, where it minds, that it was not.
 *
 * @param status one of {@link #STATUSES}
 * @param content null for what Penstock says itself, in JSON; with status 204 always empty
 * @param refusalsBare whether refusals come with their status and headers only, instead of a problem in JSON
 */
public record Acknowledgement(int status, @Nullable Content content, boolean refusalsBare) {
    public static final Set<Integer> STATUSES = Set.of(200, 201, 202, 204);

    /** What definitions say of refusals that have no body. */
    public static final String EMPTY = "empty";

    public static final int BODY_LENGTH_MAX = 1_000;

    /** 202 with JSON that names the event and its trace. */
    public static final Acknowledgement DEFAULT = new Acknowledgement(202, null);

    /** Refusals are told as problems. */
    public Acknowledgement(int status, @Nullable Content content) {
        this(status, content, false);
    }

    public Acknowledgement {
        if (!STATUSES.contains(status)) {
            throw new IllegalArgumentException(
                    "the status of an acknowledgement is one of " + new TreeSet<>(STATUSES) + ", found " + status);
        }
        if (status == 204 && content == null) {
            content = Content.EMPTY;
        }
        if (status == 204 && content != null && !content.body().isEmpty()) {
            throw new IllegalArgumentException("an acknowledgement with status 204 has no body");
        }
    }

    /**
     * The same words for every delivery.
     *
     * @param type content type; empty where the body is
     * @param body up to {@link #BODY_LENGTH_MAX} characters
     */
    public record Content(String type, String body) {
        public static final Content EMPTY = new Content("", "");

        public Content {
            if (body.length() > BODY_LENGTH_MAX) {
                throw new IllegalArgumentException("the body of an acknowledgement has up to " + BODY_LENGTH_MAX
                        + " characters, found " + body.length());
            }
            if (body.isEmpty() != type.isEmpty()) {
                throw new IllegalArgumentException(
                        "an acknowledgement has both a body and its content type, or neither");
            }
        }
    }

    /** In words, for people. */
    @Override
    public String toString() {
        return accepted() + (refusalsBare ? ", refusals without a body" : "");
    }

    private String accepted() {
        if (content == null) {
            return status + " with JSON";
        }
        return status + (content.body().isEmpty() ? " without a body" : " with '" + content.body() + "'");
    }
}
