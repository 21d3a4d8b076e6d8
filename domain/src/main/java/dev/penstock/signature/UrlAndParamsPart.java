package dev.penstock.signature;

import java.security.GeneralSecurityException;
import java.util.StringJoiner;

/**
 * The URL with its query sorted, and after it a form's names and values sorted and glued together (Plivo): a question mark
 * begins whatever follows the path, and a dot stands between a query and the fields.
 */
record UrlAndParamsPart() implements ContentPart {
    @Override
    public void write(ContentSink sink, SigningContext context) throws GeneralSecurityException {
        RequestReading reading = context.reading();
        String fields =
                reading.request().body().size() == 0 ? "" : reading.form().glued();
        StringJoiner query = new StringJoiner("&");
        reading.query().sorted().forEach((name, values) -> values.forEach(value -> query.add(name + "=" + value)));
        String url = Urls.withoutQuery(reading.request().url());
        String mark = query.length() == 0 && fields.isEmpty() ? "" : "?";
        String dot = query.length() > 0 && !fields.isEmpty() ? "." : "";
        sink.write(url + mark + query + dot + fields);
    }

    @Override
    public boolean coversBody() {
        return true;
    }
}
