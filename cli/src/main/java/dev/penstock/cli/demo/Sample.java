package dev.penstock.cli.demo;

/**
 * A webhook of the demonstration.
 *
 * @param what says to the reader what is special about it
 * @param source whose sender it plays
 * @param id of its event
 * @param type of its event
 * @param body what is posted
 * @param forged whether the body is changed after signing
 */
record Sample(String what, String source, String id, String type, String body, boolean forged) {
    static Sample genuine(String what, String source, String id, String type, String body) {
        return new Sample(what, source, id, type, body, false);
    }

    /** The same delivery once more, as senders do when they did not hear the answer. */
    Sample again() {
        return new Sample(what + ", sent again", source, id, type, body, false);
    }

    Sample forged(String newId) {
        return new Sample("a forged signature", source, newId, type, body, true);
    }
}
