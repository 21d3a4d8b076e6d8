package dev.penstock.cloudevent;

/** A rule of CloudEvents 1.0 is broken. The message names the attribute, never its value. */
public final class InvalidCloudEvent extends RuntimeException {
    InvalidCloudEvent(String message) {
        super(message);
    }

    static InvalidCloudEvent attribute(String name, String rule) {
        return new InvalidCloudEvent("attribute '" + name + "' " + rule);
    }
}
