package dev.penstock.web.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.penstock.schema.Violation;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why a request failed.
 *
 * @param type a URN that says the same as {@code code}
 * @param title of the status
 * @param status of HTTP
 * @param detail what was found and what is allowed
 * @param code stable, for programs
 * @param traceId for whoever looks for the cause; only with failures of the server's own
 * @param violations of a schema, each with a pointer into the request's body; only with such
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "code", "traceId", "violations"})
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String traceId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Violation> violations) {
    public static final String MEDIA_TYPE = "application/problem+json";

    /** @param code upper case with underscores */
    public static Problem of(int status, String code, String detail) {
        return new Problem(
                "urn:penstock:problem:" + code.toLowerCase(Locale.ROOT).replace('_', '-'),
                title(status),
                status,
                detail,
                code,
                null,
                null);
    }

    public Problem withTraceId(String newTraceId) {
        return new Problem(type, title, status, detail, code, newTraceId, violations);
    }

    public Problem withViolations(List<Violation> newViolations) {
        return new Problem(type, title, status, detail, code, traceId, List.copyOf(newViolations));
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 406 -> "Not Acceptable";
            case 408 -> "Request Timeout";
            case 409 -> "Conflict";
            case 413 -> "Content Too Large";
            case 415 -> "Unsupported Media Type";
            case 422 -> "Unprocessable Content";
            case 429 -> "Too Many Requests";
            case 431 -> "Request Header Fields Too Large";
            case 500 -> "Internal Server Error";
            case 503 -> "Service Unavailable";
            default -> status < 500 ? "Refused" : "Failed";
        };
    }
}
