package dev.penstock.source;

import dev.penstock.schema.Schemas;
import dev.penstock.signature.Certificates;
import dev.penstock.signature.Secret;
import dev.penstock.signature.SignatureScheme;
import dev.penstock.signature.WebhookRequest;
import dev.penstock.signature.diagnosis.Diagnosis;
import dev.penstock.signature.diagnosis.Keys;
import dev.penstock.signature.diagnosis.SignatureDoctor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The doors of all sources. Which secrets open them is asked at each delivery. */
public final class Doors {
    private final Map<String, Door> bySource;

    private Doors(Map<String, Door> bySource) {
        this.bySource = Map.copyOf(bySource);
    }

    /** Opens the doors of sources whose secrets stand in the definitions, and are not rotated. */
    public static Doors open(Collection<Source> sources, ConfigValues config, Schemas schemas) {
        return open(sources, config, schemas, Certificates.NONE);
    }

    /** Likewise, where senders may be believed by a certificate that a delivery names. */
    public static Doors open(
            Collection<Source> sources, ConfigValues config, Schemas schemas, Certificates certificates) {
        // nothing ends, so the time does not matter
        CurrentSecrets secrets = new CurrentSecrets(sources, config, () -> Instant.EPOCH);
        secrets.take(SecretTerms.NONE);
        secrets.requireUsable();
        return open(sources, secrets, config, schemas, certificates);
    }

    /**
     * Opens the doors of these sources.
     *
     * @param schemas that sources may reject events by
     * @param certificates of senders whose deliveries name one
     * @throws UnusableSecrets naming every handshake's token that has no value
     */
    public static Doors open(
            Collection<Source> sources,
            CurrentSecrets secrets,
            ConfigValues config,
            Schemas schemas,
            Certificates certificates) {
        List<String> problems = new ArrayList<>();
        Map<String, Door> doors = new TreeMap<>();
        for (Source source : sources) {
            SignatureScheme scheme = source.signature().with(certificates);
            doors.put(source.name(), new Door(source, scheme, secrets, token(source, config, problems), schemas));
        }
        if (!problems.isEmpty()) {
            throw new UnusableSecrets(problems);
        }
        return new Doors(doors);
    }

    private static @Nullable Secret token(Source source, ConfigValues config, List<String> problems) {
        ConfigKey key = source.handshake() == null ? null : source.handshake().token();
        if (key == null) {
            return null;
        }
        Optional<String> value = config.find(key.name()).filter(text -> !text.isBlank());
        if (value.isEmpty()) {
            problems.add("source " + source.name() + ": the handshake's token " + key
                    + " has no value in the configuration");
        }
        return value.map(Secret::new).orElse(null);
    }

    /** The door of a source; empty when there is no such source. */
    public Optional<Door> of(String source) {
        return Optional.ofNullable(bySource.get(source));
    }

    /**
     * Why a door refuses a delivery's signature; may take long.
     *
     * @param now when it came
     */
    public List<Diagnosis> examine(SignatureDoctor doctor, Door door, WebhookRequest delivery, Instant now) {
        List<Secret> others = bySource.values().stream()
                .filter(other -> !other.equals(door))
                .flatMap(other -> other.keyring().activeAt(now).stream())
                .toList();
        Keyring keyring = door.keyring();
        Keys keys = new Keys(keyring.activeAt(now), keyring.endedAt(now), others);
        return doctor.examine(door.scheme(), delivery, keys, now);
    }
}
