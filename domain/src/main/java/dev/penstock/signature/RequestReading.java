package dev.penstock.signature;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads values out of one request, and parses no more of it than the places asked for need. For one thread. */
final class RequestReading {
    private final WebhookRequest request;

    /** What pointers start from, where it is not the whole body. */
    private final @Nullable JsonNode item;

    private @Nullable UrlEncodedFields form;
    private @Nullable UrlEncodedFields query;

    RequestReading(WebhookRequest request) {
        this(request, null);
    }

    private RequestReading(WebhookRequest request, @Nullable JsonNode item) {
        this.request = request;
        this.item = item;
    }

    /** The same request, with pointers that start from an item of its body. */
    RequestReading of(JsonNode item) {
        return new RequestReading(request, item);
    }

    WebhookRequest request() {
        return request;
    }

    /** Every value at a place; empty when there is none. A blank one counts as none. */
    List<String> values(RequestPlace place) {
        if (place instanceof RequestPlace.Header header) {
            return notBlank(request.header(header.name()));
        }
        if (place instanceof RequestPlace.Body body) {
            return exact(body).filter(text -> !text.isBlank()).stream().toList();
        }
        if (place instanceof RequestPlace.Query parameter) {
            return notBlank(query().values(parameter.name()));
        }
        if (place instanceof RequestPlace.FormField field) {
            return notBlank(form().values(field.name()));
        }
        if (place instanceof RequestPlace.NumberedHeader header) {
            return numbered(header);
        }
        return notBlank(List.of(request.body().text()));
    }

    /** The one value at a place: with two nobody knows which was signed. */
    String one(RequestPlace place, RefusalCode missing) {
        List<String> values = values(place);
        if (values.size() > 1) {
            throw ambiguous(place, values.size());
        }
        if (values.isEmpty()) {
            throw new RefusedSignature(missing, place + " is missing");
        }
        return values.get(0);
    }

    /** The text at a pointer as it stands, be it blank: what a sender signs it signs even then. */
    Optional<String> exact(RequestPlace.Body place) {
        JsonNode node = (item == null ? request.body().json() : item).at(place.pointer());
        return node.isValueNode() && !node.isNull() ? Optional.of(node.asText()) : Optional.empty();
    }

    static RefusedSignature ambiguous(RequestPlace place, int count) {
        return new RefusedSignature(
                RefusalCode.SIGNATURE_AMBIGUOUS, place + " must be given once, found " + count + " times");
    }

    UrlEncodedFields form() {
        UrlEncodedFields known = form;
        if (known == null) {
            known = UrlEncodedFields.parse(request.body().text());
            form = known;
        }
        return known;
    }

    UrlEncodedFields query() {
        UrlEncodedFields known = query;
        if (known == null) {
            known = UrlEncodedFields.parse(Urls.query(request.url()));
            query = known;
        }
        return known;
    }

    /** Whether the body is said to be a form. */
    boolean isForm() {
        List<String> type = request.header("Content-Type");
        return type.size() == 1 && type.get(0).regionMatches(true, 0, "application/x-www-form-urlencoded", 0, 33);
    }

    private List<String> numbered(RequestPlace.NumberedHeader header) {
        List<String> values = new ArrayList<>();
        for (int number = 1; number <= RequestPlace.NUMBERED_MAX; number++) {
            List<String> given = notBlank(request.header(header.prefix() + number));
            if (given.size() > 1) {
                throw ambiguous(new RequestPlace.Header(header.prefix() + number), given.size());
            }
            values.addAll(given);
        }
        return values;
    }

    private static List<String> notBlank(List<String> values) {
        return values.size() == 1 && values.get(0).isBlank() ? List.of() : values;
    }
}
