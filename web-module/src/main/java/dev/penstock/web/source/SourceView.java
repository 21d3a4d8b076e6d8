package dev.penstock.web.source;

import dev.penstock.selector.Selector;
import dev.penstock.source.ConfigKey;
import dev.penstock.source.Source;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A source as the API shows it.
 *
 * @param secrets where the secrets stand in the configuration, never what they are
 * @param attributes pointer into the body by attribute
 */
public record SourceView(
        String name,
        String path,
        String id,
        String type,
        @Nullable String filter,
        Map<String, String> attributes,
        List<String> secrets,
        long bodyMaxBytes) {
    static SourceView of(Source source) {
        Map<String, String> attributes = new TreeMap<>();
        source.attributes().forEach((name, pointer) -> attributes.put(name, pointer.toString()));
        Selector filter = source.filter();
        return new SourceView(
                source.name(),
                "/hooks/" + source.name(),
                source.idLocator().toString(),
                source.typeLocator().toString(),
                filter == null ? null : filter.text(),
                attributes,
                source.secrets().stream().map(ConfigKey::toString).toList(),
                source.bodyMaxBytes());
    }

    /** All of them. */
    public record Listing(List<SourceView> sources) {}
}
