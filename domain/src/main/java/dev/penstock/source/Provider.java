package dev.penstock.source;

import dev.penstock.handshake.Handshake;
import dev.penstock.signature.SignatureScheme;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a webhook sender before anybody configures it.
 *
 * @param name as definitions use it, for example {@code github}
 * @param title its own name
 * @param signature how it signs; without a place where the sender leaves that to its users
 * @param idLocator where its deliveries carry the event's id; null when they have none
 * @param typeLocator where they carry the event's type; null when a source must say it
 * @param contentType of its bodies; null for JSON
 * @param ackDeadline how long it waits for an answer; null when that is not known
 * @param handshake what an endpoint answers to prove that it is meant; null for nothing
 * @param answer how it wants to hear that a delivery was accepted
 * @param documentation where it describes its webhooks; null when there is no such page
 * @param confirmed how its signature is known to be so
 * @param unconfirmed keys of the row that were written from memory, and that a source should check
 * @param notes what its users should know; empty when that is nothing
 */
public record Provider(
        String name,
        String title,
        SignatureScheme signature,
        @Nullable Locator idLocator,
        @Nullable Locator typeLocator,
        @Nullable String contentType,
        @Nullable Duration ackDeadline,
        @Nullable Handshake handshake,
        Acknowledgement answer,
        @Nullable URI documentation,
        Confirmation confirmed,
        Set<String> unconfirmed,
        String notes) {
    public Provider {
        unconfirmed = Collections.unmodifiableSortedSet(new TreeSet<>(unconfirmed));
    }
}
