package dev.penstock.system.fuzz;

import static dev.penstock.system.fuzz.Mutations.any;
import static dev.penstock.system.fuzz.Mutations.oneLine;

import java.util.List;
import java.util.function.Supplier;

/** Odd and wrong headers beside a signature that stays right. */
final class HeaderMutations {
    /** Headers that servers and frameworks read, and values that they do not expect. */
    private static final List<String> READ_BY_SERVERS = List.of(
            "Accept",
            "Accept-Language",
            "Accept-Charset",
            "Accept-Encoding",
            "Connection",
            "Cookie",
            "Expect",
            "Range",
            "If-Match",
            "If-None-Match",
            "If-Modified-Since",
            "If-Unmodified-Since",
            "Authorization",
            "traceparent",
            "tracestate",
            "baggage",
            "X-Forwarded-For",
            "X-Forwarded-Proto",
            "X-Forwarded-Host",
            "Forwarded",
            "Upgrade",
            "HTTP2-Settings",
            "Content-Encoding",
            "Content-Language",
            "Content-MD5",
            "Date",
            "Origin",
            "Referer",
            "TE",
            "Trailer",
            "Via",
            "Keep-Alive",
            "X-HTTP-Method-Override",
            "Payara-Tracing-TraceId",
            "Payara-Tracing-ParentId",
            "Proxy-auth-cert",
            "Max-Forwards",
            "User-Agent",
            "X-Requested-With");

    private static final List<String> ODD_VALUES = List.of(
            "",
            " ",
            ";",
            ";;=,",
            "*/*;q=z",
            "text/html;q=2",
            "-1",
            "99999999999999999999",
            "\"",
            "\\\"",
            "bytes=-",
            "bytes=0-0,1-1,9999999-",
            "$Version=x; JSESSIONID=\"\\\"; a",
            "gzip",
            "deflate, br",
            "identity;q=0",
            "100-continue",
            "200-ok",
            "websocket",
            "h2c",
            "close, keep-alive",
            "Upgrade, HTTP2-Settings",
            "00-00000000000000000000000000000000-0-0",
            "00-zz-zz-zz",
            "127.0.0.1, unknown, [::1]:99999",
            "for=\"[::",
            "Bearer",
            "Basic %%%",
            "Sat, 99 Foo 0000",
            "%00%0d%0a",
            "(){:;}",
            "${jndi:ldap://127.0.0.1/x}",
            "a".repeat(300),
            "=?utf-8?Q?=00?=",
            "DELETE",
            "x=1;;x=2;\u00ff");

    private static final List<String> CONTENT_TYPES = List.of(
            "",
            ";",
            "/",
            "a/",
            "text",
            ";;//",
            "application/json; charset=nope",
            "application/json; charset=\"",
            "text/plain; charset=UTF-16",
            "application/json, text/plain",
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "multipart/form-data; boundary=\"" + "b".repeat(200) + "\"",
            "application/x-www-form-urlencoded;",
            "application/vnd.\u00e4+json",
            "*/*",
            "application/cloudevents+json",
            "message/http",
            "\u0000/x");

    private HeaderMutations() {}

    static Mutations all() {
        Mutations all = new Mutations();
        all.add("header-server-reads", HeaderMutations::readByServers);
        all.add("header-odd-name", d -> d.insert(oneLine(d.random, 1 + d.random.nextInt(8)), "a"));
        all.add("header-odd-value", d -> d.insert("X-Odd", oneLine(d.random, 1 + d.random.nextInt(60))));
        all.add(
                "header-long",
                d -> d.insert("X-Long", "l".repeat(any(d.random, List.of(1_000, 7_000, 9_000, 20_000, 70_000)))));
        all.add("header-long-name", d -> d.insert("N".repeat(any(d.random, List.of(500, 9_000, 70_000))), "a"));
        all.add("headers-many", HeaderMutations::many);
        all.add("header-nul", d -> d.insert("X-Nul", "a\u0000b"));
        all.add("header-empty-name", d -> d.insert("", "a"));
        all.add("header-space-before-colon", d -> d.insert("X-Space ", "a"));
        all.add(
                "header-fold",
                d -> d.insert("X-Fold", "a" + d.lineEnd + any(d.random, List.of(" b", "\tb", " ", "  X: y"))));
        all.add("header-no-colon", d -> d.insert("X-First", "a" + d.lineEnd + "no colon here"));
        all.add("header-bare-cr", d -> d.insert("X-Cr", "a\rX-Second: b"));
        all.add("header-bare-lf", d -> d.insert("X-Lf", "a\nX-Second: b"));
        all.add("header-content-type", d -> d.replace("Content-Type", any(d.random, CONTENT_TYPES)));
        all.add("header-content-type-twice", d -> d.insert("Content-Type", any(d.random, CONTENT_TYPES)));
        all.add("header-content-type-none", d -> d.remove("Content-Type"));
        all.add("host-none", d -> d.remove("Host"));
        all.add("host-twice", d -> d.insert("Host", any(d.random, List.of("hooks.example.com", "other", ""))));
        all.add(
                "host-odd",
                d -> d.replace(
                        "Host",
                        any(
                                d.random,
                                List.of(
                                        "",
                                        "a:b:c",
                                        "a:99999999999",
                                        "[::1",
                                        "[::1]:8080",
                                        "a b",
                                        "a/../b",
                                        "user@a",
                                        "%00",
                                        "a,b",
                                        "\u00e4",
                                        "-",
                                        ":80",
                                        "x".repeat(5_000)))));
        all.add("line-ends-lf", d -> {
            d.lineEnd = "\n";
            d.tear();
        });
        all.add("line-ends-cr", d -> {
            d.lineEnd = "\r";
            d.tear();
        });
        all.add(
                "header-names-upper",
                d -> d.headers.replaceAll(
                        h -> new Draft.Header(h.name().toUpperCase(java.util.Locale.ROOT), h.value())));
        return softened(all);
    }

    /** None of these needs to be accepted, and each may be. */
    private static Mutations softened(Mutations hard) {
        Mutations soft = new Mutations();
        hard.forEach(one -> soft.add(one.kind(), d -> {
            one.act().accept(d);
            d.now(Expectation.EITHER);
            d.tear();
        }));
        return soft;
    }

    /** Beside another mutation. */
    static void more(Draft d) {
        readByServers(d);
        d.tear();
    }

    private static void readByServers(Draft d) {
        int count = 1 + d.random.nextInt(3);
        Supplier<String> value = () ->
                d.random.nextInt(4) == 0 ? oneLine(d.random, 1 + d.random.nextInt(40)) : any(d.random, ODD_VALUES);
        for (int i = 0; i < count; i++) {
            d.insert(any(d.random, READ_BY_SERVERS), value.get());
        }
    }

    private static void many(Draft d) {
        int count = any(d.random, List.of(20, 90, 101, 150, 250, 400, 3_000));
        for (int i = 0; i < count; i++) {
            d.insert("X-" + i % 70, "v");
        }
    }
}
