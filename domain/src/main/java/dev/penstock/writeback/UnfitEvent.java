package dev.penstock.writeback;

/** An event cannot be written back: it has not what the call needs. The message never has the event's content. */
public final class UnfitEvent extends RuntimeException {
    UnfitEvent(String message) {
        super(message);
    }
}
