package dev.penstock.signature.diagnosis;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.penstock.content.JsonContent;
import dev.penstock.event.Payload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A body that was changed on its way: the signature is right for what it may have been before. */
final class BodyChanges implements Hypothesis {
    /** Larger bodies are not examined. */
    static final int BYTES_MAX = 256 << 10;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(JsonContent.DEPTH_MAX)
                            .build())
                    .enable(StreamReadFeature.USE_FAST_BIG_NUMBER_PARSER)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final Pattern ESCAPE = Pattern.compile("\\\\u[0-9A-F]{4}");

    /** A body that might have been signed. */
    private record Original(Finding finding, Payload body, String sentence) {
        Original(Finding finding, byte[] bytes, String sentence) {
            this(finding, Payload.of(bytes), sentence);
        }
    }

    @Override
    public Optional<Diagnosis> examine(Examination examination) {
        Payload body = examination.request().body();
        if (body.size() > BYTES_MAX) {
            return Optional.empty();
        }
        List<Original> originals = new ArrayList<>();
        ends(body, originals);
        characters(body, originals);
        json(body, originals);
        return originals.stream()
                .filter(original -> examination.fitsBody(original.body()))
                .findFirst()
                .map(original -> new Diagnosis(
                        original.finding(),
                        "The signature is right for the body " + original.sentence() + ": it was changed on its way."));
    }

    private static void ends(Payload body, List<Original> originals) {
        String text = latin1(body.bytes());
        add(originals, Finding.BODY_LINE_ENDS, text + "\n", "with a line's end after it");
        add(originals, Finding.BODY_LINE_ENDS, text + "\r\n", "with a line's end after it");
        add(originals, Finding.BODY_LINE_ENDS, text.stripTrailing(), "without the white space after it");
        add(originals, Finding.BODY_LINE_ENDS, text.strip(), "without the white space around it");
        String unix = text.replace("\r\n", "\n");
        add(originals, Finding.BODY_LINE_ENDS, unix, "with line ends of one character");
        add(originals, Finding.BODY_LINE_ENDS, unix.replace("\n", "\r\n"), "with line ends of two characters");
    }

    private static void characters(Payload body, List<Original> originals) {
        String bytes = latin1(body.bytes());
        String mark = "\u00EF\u00BB\u00BF";
        add(
                originals,
                Finding.BODY_CHARACTERS,
                bytes.startsWith(mark) ? bytes.substring(3) : mark + bytes,
                bytes.startsWith(mark) ? "without its byte order mark" : "with a byte order mark before it");
        originals.add(new Original(
                Finding.BODY_CHARACTERS,
                body.text().getBytes(StandardCharsets.ISO_8859_1),
                "in Latin-1 instead of UTF-8"));
        originals.add(new Original(
                Finding.BODY_CHARACTERS, bytes.getBytes(StandardCharsets.UTF_8), "encoded once more in UTF-8"));
    }

    private static void json(Payload body, List<Original> originals) {
        JsonNode json;
        try {
            json = MAPPER.readTree(body.bytes());
        } catch (IOException e) {
            return;
        }
        if (json == null || json.isMissingNode()) {
            return;
        }
        for (boolean sorted : new boolean[] {false, true}) {
            Object tree = sorted ? sorted(json) : json;
            for (ObjectWriter layout : layouts()) {
                for (ObjectWriter writer :
                        List.of(layout, layout.with(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature()))) {
                    variants(writer, tree, originals);
                }
            }
        }
    }

    private static Object sorted(JsonNode json) {
        return MAPPER.convertValue(json, Object.class);
    }

    private static List<ObjectWriter> layouts() {
        ObjectWriter plain = MAPPER.writer()
                .with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .with(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
        List<ObjectWriter> layouts = new ArrayList<>();
        layouts.add(plain);
        layouts.add(plain.with(new Spaced()));
        for (String indent : List.of("  ", "    ", "\t")) {
            DefaultIndenter indenter = new DefaultIndenter(indent, "\n");
            layouts.add(plain.with(new DefaultPrettyPrinter()
                    .withSeparators(
                            Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                    .withObjectIndenter(indenter)
                    .withArrayIndenter(indenter)));
        }
        return layouts;
    }

    private static void variants(ObjectWriter writer, Object tree, List<Original> originals) {
        String text = written(writer, tree);
        for (String variant : new LinkedHashSet<>(List.of(
                text,
                text.replace("/", "\\/"),
                lowerCaseEscapes(text),
                text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")))) {
            for (String end : List.of("", "\n")) {
                originals.add(new Original(
                        Finding.BODY_REENCODED,
                        (variant + end).getBytes(StandardCharsets.UTF_8),
                        "with its JSON written differently"));
            }
        }
    }

    /** Nothing for what cannot be written: numbers too long to be written out, for one. */
    private static String written(ObjectWriter writer, Object tree) {
        try {
            return writer.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    private static String lowerCaseEscapes(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(escape -> "\\\\" + escape.group().substring(1).toLowerCase(Locale.ROOT));
    }

    private static void add(List<Original> originals, Finding finding, String latin1, String sentence) {
        originals.add(new Original(finding, latin1.getBytes(StandardCharsets.ISO_8859_1), sentence));
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
