package dev.penstock.cli.source;

import dev.penstock.cli.home.HomeSecrets;
import dev.penstock.signature.Secret;
import dev.penstock.source.ConfigKey;
import dev.penstock.source.ConfigValues;
import dev.penstock.source.Source;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The values of sources' secrets on this machine: from the environment, as MicroProfile Config names variables, else from the
 * home. What is in neither is made up, so that an instance starts with definitions that nobody has given secrets for yet.
 */
public final class SourceSecrets implements ConfigValues {
    private static final int RANDOM_BYTES = 32;
    private static final Pattern NUMBERED = Pattern.compile("(.+)\\.[0-9]{1,6}");

    private final HomeSecrets home;
    private final Map<String, String> environment;
    private final SecureRandom random = new SecureRandom();

    public SourceSecrets(HomeSecrets home, Map<String, String> environment) {
        this.home = home;
        this.environment = environment;
    }

    @Override
    public Optional<String> find(String key) {
        String variable = key.replaceAll("[^A-Za-z0-9]", "_");
        for (String name : new String[] {key, variable, variable.toUpperCase(Locale.ROOT)}) {
            String value = environment.get(name);
            if (value != null) {
                return Optional.of(value);
            }
        }
        return home.find(key);
    }

    /** Makes up each secret of the source that has no value, in the form its scheme needs, and its handshake's token. */
    public void complete(Source source) {
        for (ConfigKey key : source.secrets()) {
            if (find(key.name()).isEmpty()) {
                home.put(key.name(), source.signature().secretOf(randomBytes()).reveal());
            }
        }
        ConfigKey token = source.handshake() == null ? null : source.handshake().token();
        if (token != null && find(token.name()).isEmpty()) {
            home.put(token.name(), HexFormat.of().formatHex(randomBytes()));
        }
    }

    /**
     * Makes another secret for a source: under the name of its first, with the next number that is free.
     *
     * @param taken keys that it must not have
     * @return its key
     */
    String make(Source source, Predicate<String> taken) {
        Matcher first = NUMBERED.matcher(source.secrets().get(0).name());
        String name = first.matches() ? first.group(1) : source.secrets().get(0).name();
        String key = IntStream.iterate(2, number -> number + 1)
                .mapToObj(number -> name + "." + number)
                .filter(candidate -> !taken.test(candidate) && find(candidate).isEmpty())
                .findFirst()
                .orElseThrow();
        home.put(key, source.signature().secretOf(randomBytes()).reveal());
        return key;
    }

    void forget(String key) {
        home.remove(key);
    }

    private byte[] randomBytes() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return bytes;
    }

    /** The first active secret of a source: the one that a new sender is given. */
    public Optional<Secret> first(Source source) {
        return find(source.secrets().get(0).name()).map(Secret::new);
    }
}
