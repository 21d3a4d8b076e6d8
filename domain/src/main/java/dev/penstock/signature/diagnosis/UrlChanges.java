package dev.penstock.signature.diagnosis;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The URL that the sender used, where it signs one, before a proxy changed it. */
final class UrlChanges implements Hypothesis {
    @Override
    public Optional<Diagnosis> examine(Examination examination) {
        URI seen;
        try {
            seen = new URI(examination.request().url());
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
        for (String url : urls(seen, hosts(examination, seen), forwardedPath(examination))) {
            if (!url.equals(examination.request().url()) && examination.fitsUrl(url)) {
                return Optional.of(new Diagnosis(
                        Finding.URL_BEHIND_PROXY,
                        "The signature is right for another URL of this endpoint: the sender used " + withoutQuery(url)
                                + ", the server saw "
                                + withoutQuery(examination.request().url()) + "."));
            }
        }
        return Optional.empty();
    }

    /** The query may hold a token. */
    private static String withoutQuery(String url) {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query) + "?…";
    }

    private static Set<String> hosts(Examination examination, URI seen) {
        Set<String> hosts = new LinkedHashSet<>();
        Stream.of("X-Forwarded-Host", "X-Original-Host", "Host")
                .flatMap(name -> examination.request().header(name).stream())
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(String::strip)
                .filter(host -> !host.isEmpty() && host.length() < 300)
                .limit(6)
                .forEach(hosts::add);
        if (seen.getAuthority() != null) {
            hosts.add(seen.getAuthority());
        }
        List.copyOf(hosts).forEach(host -> {
            String bare = host.replaceFirst(":[0-9]+$", "");
            hosts.addAll(List.of(bare, bare + ":443", bare + ":80"));
        });
        return hosts;
    }

    private static @Nullable String forwardedPath(Examination examination) {
        return Stream.of("X-Forwarded-Uri", "X-Original-Uri", "X-Original-URL")
                .flatMap(name -> examination.request().header(name).stream())
                .filter(path -> path.startsWith("/"))
                .findFirst()
                .orElse(null);
    }

    private static Set<String> urls(URI seen, Set<String> hosts, @Nullable String forwardedPath) {
        String path = seen.getRawPath() == null ? "" : seen.getRawPath();
        String query = seen.getRawQuery() == null ? "" : "?" + seen.getRawQuery();
        String slashed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path + "/";
        Set<String> tails = new LinkedHashSet<>(List.of(path + query, slashed + query, path, slashed));
        if (forwardedPath != null) {
            tails.add(forwardedPath);
        }
        Set<String> urls = new LinkedHashSet<>();
        for (String host : hosts) {
            for (String scheme : List.of("https", "http")) {
                tails.forEach(tail -> urls.add(scheme + "://" + host + tail));
            }
        }
        return urls;
    }
}
