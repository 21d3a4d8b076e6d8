package dev.penstock.signature;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The headers that a header lists, separated by commas: {@code name:value}, names in lower case and sorted, joined by
 * semicolons. The sender says itself what it signed.
 *
 * @param list where the list stands
 * @param required what it must name, itself among them: a value could else be cut in two, and one of the halves be unsigned
 */
record SignedHeadersPart(RequestPlace.Header list, SortedSet<String> required) implements ContentPart {
    private static final int NAMES_MAX = 50;

    /** Reads {@code X-List,X-Required}. */
    static SignedHeadersPart parse(String text) {
        String[] names = text.toLowerCase(Locale.ROOT).split(",", -1);
        return new SignedHeadersPart(new RequestPlace.Header(names[0]), new TreeSet<>(List.of(names)));
    }

    @Override
    public void write(ContentSink sink, SigningContext context) throws GeneralSecurityException {
        SortedSet<String> names = new TreeSet<>();
        String given = context.reading().one(list, RefusalCode.SIGNATURE_MALFORMED);
        for (String name : given.split(",", NAMES_MAX + 1)) {
            names.add(name.strip().toLowerCase(Locale.ROOT));
        }
        if (names.size() > NAMES_MAX || !names.containsAll(required)) {
            throw new RefusedSignature(
                    RefusalCode.SIGNATURE_MALFORMED,
                    list + " must name up to " + NAMES_MAX + " headers, " + required + " among them");
        }
        String separator = "";
        for (String name : names) {
            String value = context.reading().one(new RequestPlace.Header(name), RefusalCode.SIGNATURE_MALFORMED);
            sink.write(separator + name + ":" + value);
            separator = ";";
        }
    }

    @Override
    public WebhookRequest prepare(WebhookRequest request, String filler) {
        return RequestWriting.put(request, list, String.join(",", required));
    }
}
