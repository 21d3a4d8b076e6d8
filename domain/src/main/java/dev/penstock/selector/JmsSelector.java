package dev.penstock.selector;

import dev.penstock.event.Event;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.selector.filter.BooleanExpression;
import org.apache.activemq.artemis.selector.filter.FilterException;
import org.apache.activemq.artemis.selector.impl.SelectorParser;

/**
 * A condition in the
 * <a href="https://jakarta.ee/specifications/messaging/3.1/jakarta-messaging-spec-3.1#message-selector">selector language of
 * Jakarta Messaging</a>. The broker's own library reads and evaluates it, so that it means the same here and there.
 * Immutable, safe for use by many threads.
 */
public final class JmsSelector implements Selector {
    public static final int LENGTH_MAX = 1_000;

    private static final String BROKER_PREFIX = "cloudEvents_";

    /** How the library says where it stopped; it has no other way. */
    private static final Pattern UNEXPECTED = Pattern.compile("line 1, column (\\d+)\\.\\s+Encountered: (\\S+)");

    private final String text;
    private final String brokerFilter;
    private final SortedSet<String> attributes;
    private final BooleanExpression condition;

    private JmsSelector(String text, List<SelectorToken> tokens, BooleanExpression condition) {
        this.text = text;
        this.condition = condition;
        StringBuilder prefixed = new StringBuilder();
        SortedSet<String> names = new TreeSet<>();
        for (SelectorToken token : tokens) {
            if (token.kind() == SelectorToken.Kind.ATTRIBUTE) {
                prefixed.append(BROKER_PREFIX);
                names.add(token.text());
            }
            prefixed.append(token.text());
        }
        this.brokerFilter = prefixed.toString();
        this.attributes = Collections.unmodifiableSortedSet(names);
    }

    /** @throws InvalidSelector when the text is not a condition, or uses a name that no attribute can have */
    public static JmsSelector parse(String text) {
        if (text.isBlank()) {
            throw new InvalidSelector(1, "a condition must not be empty");
        }
        if (text.length() > LENGTH_MAX) {
            throw new InvalidSelector(LENGTH_MAX + 1, "a condition has at most " + LENGTH_MAX + " characters");
        }
        List<SelectorToken> tokens = SelectorToken.tokens(text);
        tokens.forEach(JmsSelector::requireAttributeName);
        String line = tokens.stream().map(SelectorToken::text).collect(Collectors.joining());
        return new JmsSelector(text, tokens, condition(line));
    }

    /** Whether an attribute of this name could never be used, because the language gives the word a meaning. */
    public static boolean isReserved(String name) {
        return SelectorToken.KEYWORDS.contains(name.toLowerCase(Locale.ROOT));
    }

    private static void requireAttributeName(SelectorToken token) {
        if (token.kind() == SelectorToken.Kind.ATTRIBUTE
                && !Event.ATTRIBUTE_NAME.matcher(token.text()).matches()) {
            throw new InvalidSelector(
                    token.position(),
                    "found '" + token.text() + "', but an attribute's name matches " + Event.ATTRIBUTE_NAME);
        }
    }

    private static BooleanExpression condition(String line) {
        try {
            return SelectorParser.parse(line);
        } catch (FilterException e) {
            Matcher unexpected = UNEXPECTED.matcher(
                    e.getCause() == null ? "" : String.valueOf(e.getCause().getMessage()));
            if (unexpected.find()) {
                throw unexpected(line, Integer.parseInt(unexpected.group(1)), unexpected.group(2));
            }
            throw new InvalidSelector(1, "not a condition: it must be true or false for an event");
        }
    }

    private static InvalidSelector unexpected(String line, int column, String found) {
        return found.equals("<EOF>")
                ? new InvalidSelector(line.length() + 1, "the condition is incomplete")
                : new InvalidSelector(column, "did not expect " + found);
    }

    @Override
    public String text() {
        return text;
    }

    /** The names of the attributes that it asks for. */
    public SortedSet<String> attributes() {
        return attributes;
    }

    /**
     * {@inheritDoc} As in the broker, a condition that cannot be computed for this event, such as a sum with a text, is not
     * satisfied.
     */
    @Override
    public boolean matches(Event event) {
        try {
            return condition.matches(new EventProperties(event));
        } catch (FilterException | RuntimeException e) {
            return false;
        }
    }

    @Override
    public String brokerFilter() {
        return brokerFilter;
    }

    @Override
    public String toString() {
        return text;
    }
}
