package dev.penstock.definitions;

import java.util.regex.Pattern;

/** What things may be called. */
final class Names {
    /** Of sources, pipelines, stages and models. They become parts of URLs, queues and beans. */
    static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    static final String NAME_FORM = "a name of lower-case letters, digits and hyphens, a letter first, at most 63";

    /** Of event types that stages emit or schemas describe; a sender's own types are free. */
    static final Pattern TYPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,254}");

    /** Senders have types with slashes, such as orders/create; a folder for each part of it. */
    static final Pattern SCHEMA_TYPE =
            Pattern.compile("(?=.{1,255}$)[A-Za-z0-9][A-Za-z0-9._:-]*(/[A-Za-z0-9][A-Za-z0-9._:-]*)*");

    static final String SCHEMA_TYPE_FORM =
            "an event type of letters, digits, dots, colons, hyphens, underscores and slashes";

    static final String TYPE_FORM = "an event type of letters, digits, dots, colons, hyphens and underscores";

    /** A JSON Pointer (<a href="https://www.rfc-editor.org/rfc/rfc6901">RFC 6901</a>) to a part, not to the whole. */
    static final Pattern POINTER = Pattern.compile("(/([^~/]|~[01])*)+");

    private Names() {}

    /** Reports a name that differs from the file's, by which people look for it. */
    static String likeFile(Place place) {
        String name = place.text(NAME, NAME_FORM);
        String path = place.file();
        String stem = path.substring(path.lastIndexOf('/') + 1, path.length() - ".yaml".length());
        if (!name.isEmpty() && !name.equals(stem)) {
            place.problem("'" + name + "'", "'" + stem + "', the name of the file");
        }
        return name;
    }
}
