package dev.penstock.handshake;

import java.net.URI;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is said to a request that is a handshake. */
public sealed interface HandshakeReply {
    /**
     * The answer that the sender waits for.
     *
     * @param contentType {@code text/plain;charset=utf-8} or {@code application/json}, never HTML; empty when there is no body
     */
    record Answer(int status, SortedMap<String, String> headers, String contentType, String body)
            implements HandshakeReply {
        public Answer {
            headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
        }
    }

    /**
     * The sender did not prove itself, or its challenge cannot be echoed.
     *
     * @param status 400, 403 or what the sender takes for no
     */
    record Refused(int status, String detail) implements HandshakeReply {}

    /**
     * The sender waits for a request to an address of its own, which may be made only where that is allowed.
     *
     * @param url https, at a host that the handshake names; a secret of sorts
     */
    record Confirm(URI url) implements HandshakeReply {}
}
