package dev.penstock.web.source;

import java.net.URI;

/** Takes addresses that senders wait for a request to. */
interface Confirmations {
    /** A sender whose signature is right asked for it. Returns at once. */
    void asked(String source, URI url);
}
