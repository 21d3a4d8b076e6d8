package dev.penstock.cli.profile;

import dev.penstock.cli.CommandFailure;
import dev.penstock.event.Event;
import dev.penstock.event.Payload;
import dev.penstock.source.Source;
import dev.penstock.source.UnsignedDeliveries;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Bodies of a source's webhooks, one JSON document a line, read as its door would read them.
 *
 * @param passed events that its filter lets pass
 * @param dropped events that it does not
 */
record SampleFile(List<Event> passed, int dropped) {
    /**
     * Reads the first lines of a file.
     *
     * @param type where a header carries it
     * @throws CommandFailure naming the line that no event can be made of
     */
    static SampleFile read(Path file, Source source, String type, int limit) {
        UnsignedDeliveries deliveries = new UnsignedDeliveries(source);
        List<Event> passed = new ArrayList<>();
        int dropped = 0;
        int number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null && number < limit; line = lines.readLine()) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                for (Event event : deliveries.read(
                        "application/json",
                        "line-" + number,
                        type,
                        Instant.now(),
                        Payload.of(line.getBytes(StandardCharsets.UTF_8)))) {
                    if (source.passes(event)) {
                        passed.add(event);
                    } else {
                        dropped++;
                    }
                }
            }
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(
                    file + ", line " + number + ": no webhook of source " + source.name() + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new CommandFailure(file + " cannot be read: " + e, e);
        }
        return new SampleFile(passed, dropped);
    }
}
