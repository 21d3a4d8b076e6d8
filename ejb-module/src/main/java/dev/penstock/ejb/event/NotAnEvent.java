package dev.penstock.ejb.event;

/** A message is not an event: somebody else's message got into one of Penstock's queues. */
public final class NotAnEvent extends RuntimeException {
    NotAnEvent(String message) {
        super(message);
    }
}
