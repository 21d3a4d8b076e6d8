package dev.penstock.web.source;

import java.io.InputStream;
import java.util.List;
import java.util.Map;

/**
 * A request to a source's endpoint whose body has not been read yet.
 *
 * @param source as the path names it, known or not
 * @param method in upper case
 * @param url the whole URL, with its query, exactly as the sender wrote it
 * @param peer the address of whoever opened the connection
 * @param contentLength as the request announces it, or -1
 */
record ArrivingDelivery(
        String source,
        String method,
        String url,
        String peer,
        Map<String, List<String>> headers,
        long contentLength,
        InputStream body) {
    /** Every value of a header; empty when there is none. */
    List<String> header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .flatMap(header -> header.getValue().stream())
                .toList();
    }
}
