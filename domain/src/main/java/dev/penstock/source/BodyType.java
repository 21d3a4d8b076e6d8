package dev.penstock.source;

import dev.penstock.content.ContentKind;
import dev.penstock.content.MediaType;
import dev.penstock.event.MalformedPayload;
import dev.penstock.event.Payload;
import dev.penstock.signature.WebhookRequest;
import java.util.List;
import java.util.Optional;

/** Decides as what a body is read: the content type that its event will bear. */
final class BodyType {
    private static final int CONTENT_TYPE_LENGTH_MAX = 255;
    private static final String JSON = ContentKind.JSON.mediaType();

    private final BodyRules rules;

    BodyType(BodyRules rules) {
        this.rules = rules;
    }

    /** @throws RefusedDelivery when the source takes no such content type */
    String of(WebhookRequest delivery) {
        List<String> values = delivery.header("Content-Type");
        String sent = values.size() == 1 ? values.get(0).strip() : "";
        MediaType type = MediaType.parse(sent);
        ContentKind kind = rules.form().kind().orElseGet(() -> kind(type, delivery.body()));
        boolean meant = ContentKind.named(type.name()).equals(Optional.of(kind));
        boolean fields = kind == ContentKind.FORM || kind == ContentKind.MULTIPART;
        if (fields && !rules.jsonField().isEmpty()) {
            MediaType base = meant ? type : MediaType.parse(kind.mediaType());
            return recorded(base.with("json", rules.jsonField()).toString(), kind);
        }
        return meant ? recorded(sent, kind) : kind.mediaType();
    }

    private static String recorded(String contentType, ContentKind kind) {
        if (contentType.length() <= CONTENT_TYPE_LENGTH_MAX && Scalars.isPlain(contentType)) {
            return contentType;
        }
        if (kind == ContentKind.JSON) {
            return JSON;
        }
        throw new RefusedDelivery(
                EventRefusal.CONTENT_TYPE_UNSUPPORTED,
                "a content type may have up to " + CONTENT_TYPE_LENGTH_MAX + " printable characters");
    }

    private static ContentKind kind(MediaType type, Payload body) {
        Optional<ContentKind> named = ContentKind.named(type.name());
        boolean doubtful =
                type.name().isEmpty() || named.filter(BodyType::isOftenWrong).isPresent();
        if (doubtful && looksLikeJson(body)) {
            return ContentKind.JSON;
        }
        return named.orElseThrow(() -> new RefusedDelivery(
                EventRefusal.CONTENT_TYPE_UNSUPPORTED,
                "the content type must be JSON, a form, XML, text/plain, multipart/form-data or a file's type;"
                        + " the source may state one with 'content'"));
    }

    /** What HTTP clients say of whatever they send when nobody tells them. */
    private static boolean isOftenWrong(ContentKind kind) {
        return kind == ContentKind.TEXT || kind == ContentKind.FORM;
    }

    private static boolean looksLikeJson(Payload body) {
        for (byte character : body.bytes()) {
            if (character > ' ') {
                return (character == '{' || character == '[') && isJson(body);
            }
        }
        return false;
    }

    private static boolean isJson(Payload body) {
        try {
            return body.readAs(JSON).json().isContainerNode();
        } catch (MalformedPayload e) {
            return false;
        }
    }
}
