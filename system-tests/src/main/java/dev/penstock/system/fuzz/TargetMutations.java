package dev.penstock.system.fuzz;

import static dev.penstock.system.fuzz.Mutations.any;
import static dev.penstock.system.fuzz.Mutations.oneLine;

import java.util.List;

/** Odd request lines. */
final class TargetMutations {
    private static final List<String> PATHS = List.of(
            "/hooks/%",
            "/hooks/%zz",
            "/hooks/%4",
            "/hooks/%00",
            "/hooks/%c0%af",
            "/hooks/..%2ffz-github",
            "/hooks/../../etc/passwd",
            "/hooks/%2e%2e/%2e%2e/x",
            "/hooks/..;/x",
            "/hooks/",
            "/hooks",
            "/hooks//",
            "/hooks/\\",
            "/hooks/%5c..%5c",
            "/hooks/a%2Fb",
            "*",
            "",
            " ",
            "//",
            "/",
            "hooks/fz-github",
            "?",
            "#",
            "/hooks/\u00ff\u00fe",
            "/hooks/%ed%a0%80",
            "/hooks/a b",
            "/WEB-INF/web.xml",
            "/hooks/../WEB-INF/web.xml",
            "/%57EB-INF/",
            "/META-INF/MANIFEST.MF",
            "/WEB-INF/problem",
            "/.%00./",
            "http://",
            "http://x",
            "http:///hooks/fz-github",
            "https://x:y/hooks/fz-github",
            "ftp://x/",
            "x:80",
            "/hooks/nobody",
            "/hooks/" + "a".repeat(300),
            "/hooks/" + "a".repeat(9_000),
            "/" + "../".repeat(500),
            "/hooks/%25%32%65",
            "/hooks/nobody?" + "q".repeat(7_000));

    private static final List<String> SAME_PATH = List.of(
            "/",
            ";x=y",
            ";jsessionid=1",
            "?",
            "?a=%zz",
            "?a[=]{}|^",
            "?%",
            "?a=%00",
            "?\u00ff",
            "#f",
            "?webhook-id=1",
            "/.",
            "?a=1&a=2&a");

    private static final List<String> METHODS = List.of(
            "PUT",
            "DELETE",
            "PATCH",
            "TRACE",
            "CONNECT",
            "FOO",
            "HEAD",
            "OPTIONS",
            "GET",
            "PROPFIND",
            "post",
            "Post",
            "PRI",
            "P\u00d6ST",
            "POST ",
            "",
            "\u0000",
            "M".repeat(5_000),
            "POST\t",
            "_",
            "LINK");

    private static final List<String> VERSIONS = List.of(
            "HTTP/1.0",
            "HTTP/0.9",
            "",
            "HTTP/2.0",
            "HTTP/3",
            "HTTP/9.9",
            "HTTP/1.10",
            "HTTP/1",
            "http/1.1",
            "FOO/1.1",
            "HTTP/1.1 x",
            "HTTP/-1.1",
            "HTTP/\u0000",
            "HTTP/1.1\t",
            "HTTPS/1.1");

    private TargetMutations() {}

    static Mutations all() {
        Mutations all = new Mutations();
        all.add("target-other", d -> {
            d.target = any(d.random, PATHS);
            d.now(Expectation.REFUSED);
            d.tear();
        });
        all.add("target-bytes", d -> {
            d.target = "/hooks/" + oneLine(d.random, 1 + d.random.nextInt(12));
            d.now(Expectation.REFUSED);
            d.tear();
        });
        all.add("target-same-path", d -> {
            d.target += any(d.random, SAME_PATH);
            d.now(Expectation.EITHER);
            d.tear();
        });
        all.add("target-absolute", d -> {
            d.target = any(
                            d.random,
                            List.of(
                                    "http://hooks.example.com",
                                    "http://other.example",
                                    "HTTP://127.0.0.1:1",
                                    "http://a:b:c",
                                    "http://"))
                    + d.target;
            d.now(Expectation.EITHER);
            d.tear();
        });
        all.add("target-encoded", d -> {
            d.target = d.target.replace("fz", any(d.random, List.of("%66z", "%66%7a", "f%7A", "%2e/fz")));
            d.now(Expectation.EITHER);
            d.tear();
        });
        all.add("method", d -> {
            d.method = any(d.random, METHODS);
            d.now(d.method.strip().equals("POST") ? Expectation.EITHER : Expectation.REFUSED);
            d.tear();
        });
        all.add("version", d -> {
            d.version = any(d.random, VERSIONS);
            d.now(Expectation.EITHER);
            d.tear();
        });
        return all;
    }
}
