package dev.penstock.signature;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fields of a JSON body, each as its name on one line and its value on the next; an optional one that is missing is left out. */
record LinesPart(List<Field> fields) implements ContentPart {
    private record Field(RequestPlace.Body place, boolean optional) {
        String name() {
            return place.pointer().last().getMatchingProperty();
        }
    }

    /** Reads {@code /Message,/Subject?}. */
    static LinesPart parse(String text) {
        List<Field> fields = new ArrayList<>();
        for (String item : text.split(",", -1)) {
            boolean optional = item.endsWith("?");
            if (RequestPlace.parse(optional ? item.substring(0, item.length() - 1) : item)
                    instanceof RequestPlace.Body place) {
                fields.add(new Field(place, optional));
            } else {
                throw new IllegalArgumentException("{lines:...} lists pointers such as /Message,/Subject?");
            }
        }
        return new LinesPart(List.copyOf(fields));
    }

    @Override
    public void write(ContentSink sink, SigningContext context) throws GeneralSecurityException {
        for (Field field : fields) {
            Optional<String> value = context.reading().exact(field.place());
            if (value.isPresent()) {
                sink.write(field.name() + "\n" + value.get() + "\n");
            } else if (!field.optional()) {
                throw new RefusedSignature(RefusalCode.SIGNATURE_MALFORMED, field.place() + " is missing");
            }
        }
    }

    @Override
    public WebhookRequest prepare(WebhookRequest request, String filler) {
        WebhookRequest prepared = request;
        for (Field field : fields) {
            if (!field.optional()
                    && new RequestReading(prepared).exact(field.place()).isEmpty()) {
                prepared = RequestWriting.put(prepared, field.place(), filler);
            }
        }
        return prepared;
    }
}
