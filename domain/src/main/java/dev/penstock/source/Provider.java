package dev.penstock.source;

import dev.penstock.signature.SignatureScheme;
import java.time.Duration;

/**
 * What is known of a webhook sender before anybody configures it.
 *
 * @param name as definitions use it, for example {@code github}
 * @param title its own name
 * @param signature how it signs
 * @param idLocator where its deliveries carry the event's id
 * @param typeLocator where they carry the event's type
 * @param ackDeadline how long it waits for an answer
 */
public record Provider(
        String name,
        String title,
        SignatureScheme signature,
        Locator idLocator,
        Locator typeLocator,
        Duration ackDeadline) {}
