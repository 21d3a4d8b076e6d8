package dev.penstock.model;

import dev.penstock.source.ConfigKey;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where a model is that another server runs, and how it is called.
 *
 * @param url of the server's base, by reference
 * @param token sent as a bearer token; null when none is
 * @param model its name there
 * @param version its version there; null leaves the choice to that server
 * @param timeout ends the calls for one prediction, retries included: of a batch with tensors, of each input with a chat
 * @param retries after a call that nobody worked on, 0 or more
 * @param concurrency calls at a time from one server of ours, 1 or more
 * @param pause how long nobody asks once it has failed several times in a row
 * @param form what is said to it
 */
public record RemoteModel(
        ConfigKey url,
        @Nullable ConfigKey token,
        String model,
        @Nullable String version,
        Duration timeout,
        int retries,
        int concurrency,
        Duration pause,
        RemoteForm form) {
    /** What a batch may take at the longest. A stage's timeout must be longer. */
    public Duration longest(int batch) {
        return form instanceof RemoteForm.Chat ? timeout.multipliedBy(batch) : timeout;
    }
}
