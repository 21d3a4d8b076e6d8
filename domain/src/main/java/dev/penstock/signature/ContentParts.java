package dev.penstock.signature;

import java.security.GeneralSecurityException;
import java.util.Locale;

/** The parts of signed content by the name that a template gives them in braces. */
final class ContentParts {
    /** What {@link #named} knows, in words. */
    static final String NAMES =
            "{body}, {timestamp}, {id}, {url}, {urlWithPort}, {urlWithoutPort}, {method}, {path}, {query},"
                    + " {header:NAME}, {query:NAME}, {form:NAME}, {/pointer}, {lower:...}, {sortedParams}, {paramsOrHash:NAME},"
                    + " {urlAndParams}, {pathWithEscapedQuery}, {signedHeaders:LIST,REQUIRED}, {lines:/a,/b?}, {crc32}, {secret}, {account},"
                    + " {sha1Hex:body}, {sha256Hex:body}, {sha256Base64:body}, {sha256Base64Url:body}, {sha512Hex:body},"
                    + " {sha512Base64:body} (or :url)";

    private ContentParts() {}

    /** @throws IllegalArgumentException when there is no part of this name */
    static ContentPart named(String name) {
        int colon = name.indexOf(':');
        String kind = colon < 0 ? name : name.substring(0, colon);
        String rest = colon < 0 ? "" : name.substring(colon + 1);
        if (name.startsWith("/")) {
            return new PlacedPart(RequestPlace.parse(name), false);
        }
        if (!rest.isEmpty()) {
            return withArgument(kind, rest);
        }
        return switch (name) {
            case "body" -> new BodyPart();
            case "timestamp" -> (sink, context) -> sink.write(context.timestamp());
            case "id" -> (sink, context) -> sink.write(context.id());
            case "url" -> (sink, context) -> sink.write(url(context));
            case "urlWithPort" -> (sink, context) -> sink.write(Urls.withPort(url(context)));
            case "urlWithoutPort" -> (sink, context) -> sink.write(Urls.withoutPort(url(context)));
            case "method" ->
                (sink, context) -> sink.write(context.reading().request().method());
            case "path" -> (sink, context) -> sink.write(Urls.path(url(context)));
            case "query" -> (sink, context) -> sink.write(Urls.query(url(context)));
            case "pathWithEscapedQuery" -> (sink, context) -> sink.write(Urls.pathWithEscapedQuery(url(context)));
            case "sortedParams" -> new FormPart();
            case "urlAndParams" -> new UrlAndParamsPart();
            case "crc32" -> new ChecksumPart();
            case "secret" -> (sink, context) -> sink.write(context.secret().reveal());
            case "account" -> (sink, context) -> sink.write(SecretForm.account(context.secret()));
            default -> throw new IllegalArgumentException("no part is called {" + name + "}");
        };
    }

    private static ContentPart withArgument(String kind, String argument) {
        return switch (kind) {
            case "header" -> new PlacedPart(new RequestPlace.Header(argument), false);
            case "query", "form" -> new PlacedPart(RequestPlace.parse(kind + ":" + argument), false);
            case "lower" ->
                new PlacedPart(
                        RequestPlace.parse(argument.startsWith("header:") ? argument.substring(7) : argument), true);
            case "paramsOrHash" -> new ParamsOrHashPart(new RequestPlace.Query(argument));
            case "signedHeaders" -> SignedHeadersPart.parse(argument);
            case "lines" -> LinesPart.parse(argument);
            default -> DigestPart.parse(kind, argument);
        };
    }

    private static String url(SigningContext context) {
        return context.reading().request().url();
    }

    /** The raw bytes, whatever they say. */
    private record BodyPart() implements ContentPart {
        @Override
        public void write(ContentSink sink, SigningContext context) throws GeneralSecurityException {
            sink.write(context.reading().request().body().bytes());
        }

        @Override
        public boolean coversBody() {
            return true;
        }
    }

    /** The value at a place, which must be there once. */
    private record PlacedPart(RequestPlace place, boolean lower) implements ContentPart {
        @Override
        public void write(ContentSink sink, SigningContext context) throws GeneralSecurityException {
            String value = context.reading().one(place, RefusalCode.SIGNATURE_MALFORMED);
            sink.write(lower ? value.toLowerCase(Locale.ROOT) : value);
        }

        @Override
        public WebhookRequest prepare(WebhookRequest request, String filler) {
            return new RequestReading(request).values(place).isEmpty()
                    ? RequestWriting.put(request, place, filler)
                    : request;
        }
    }

    /** A form's names and values, sorted and glued together. */
    private record FormPart() implements ContentPart {
        @Override
        public void write(ContentSink sink, SigningContext context) throws GeneralSecurityException {
            sink.write(context.reading().form().glued());
        }

        @Override
        public boolean coversBody() {
            return true;
        }
    }
}
