package dev.penstock.signature;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The words that describe a scheme, wherever they were written: in a row of the provider catalogue or under {@code signature} in
 * a source's file. A path is a key, or a key and a key below it with a dot between them.
 */
public interface SchemeWords {
    /** The keys of the mapping at a path, the empty path for the outermost; none when there is no mapping. */
    Set<String> keys(String path);

    /** A text; empty when nothing is there. */
    Optional<String> text(String path);

    /** The texts of a list, or the one text that stands there by itself; none when nothing is there. */
    List<String> texts(String path);

    /** A duration such as {@code 5m}; empty when nothing is there. */
    Optional<Duration> duration(String path, Duration min, Duration max);

    /** Reports that what stands there cannot be meant. Reading goes on. */
    void problem(String path, String allowed);
}
