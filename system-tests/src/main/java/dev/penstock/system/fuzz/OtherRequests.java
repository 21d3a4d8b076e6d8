package dev.penstock.system.fuzz;

import static dev.penstock.system.fuzz.Mutations.any;
import static dev.penstock.system.fuzz.Mutations.oneLine;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;

/** Requests that are no deliveries: handshakes, the REST API with and without its token, and what else the server answers. */
final class OtherRequests {
    private static final List<String> API = List.of(
            "/events",
            "/events?limit=-1",
            "/events?limit=99999999999",
            "/events?limit=x",
            "/events?source=%00",
            "/events?before=%zz",
            "/events?after=x",
            "/events?status=nope",
            "/events?since=yesterday",
            "/events/fz-github/",
            "/events/fz-github/%00",
            "/events/fz-github/nobody",
            "/events/a/b/c/d",
            "/events/%20/%20",
            "/events/fz-github/" + "i".repeat(3_000),
            "/sources",
            "/sources/x",
            "/pipelines",
            "/pipelines/%2e",
            "/dead-letters",
            "/dead-letters?stage=x",
            "/dead-letters/ID:1",
            "/dead-letters/%00",
            "/rejected-requests",
            "/rejected-requests?limit=0",
            "/rejected-requests?code=%ff",
            "/rejected-requests/0",
            "/rejected-requests/x",
            "/rejected-requests/99999999999999999999",
            "/confirmations",
            "/schemas",
            "/schemas/%00",
            "/",
            "",
            "/nothing");

    private static final List<String> REGISTRY = List.of(
            "/subjects",
            "/subjects/x/versions",
            "/subjects/%00/versions/1",
            "/subjects/x/versions/-1",
            "/subjects/x/versions/99999999999",
            "/schemas/ids/x",
            "/schemas/ids/0",
            "/schemas/types",
            "/config",
            "/config/x",
            "/mode",
            "/compatibility/subjects/x/versions/latest",
            "/subjects?subjectPrefix=%ff");

    private static final List<String> ELSEWHERE = List.of(
            "/",
            "/health",
            "/health/ready",
            "/health/%00",
            "/metrics",
            "/metrics?scope=%zz",
            "/metrics?scope=nope&name=%ff",
            "/openapi?format=nope",
            "/favicon.ico",
            "/console/",
            "/index.jsp",
            "/hooks.jsp",
            "/x.jsf",
            "/jakarta.faces.resource/x",
            "/asadmin",
            "/management/domain",
            "/jmx",
            "/.env",
            "/ws");

    private static final List<String> BODIES = List.of(
            "",
            "{",
            "{}",
            "[]",
            "null",
            "{\"schema\":1}",
            "{\"schema\":\"{\"}",
            "{\"schema\":\"{}\",\"schemaType\":\"AVRO\"}",
            "{\"compatibility\":\"NOPE\"}",
            "[".repeat(3_000),
            "\u00ff");

    private final String apiToken;
    private final String handshakeToken;

    OtherRequests(String apiToken, String handshakeToken) {
        this.apiToken = apiToken;
        this.handshakeToken = handshakeToken;
    }

    Draft handshake(long number, RandomGenerator random) {
        boolean known = random.nextInt(3) == 0;
        Draft d = new Draft("fz-meet", number, random, new byte[0]).with("Host", "a");
        d.method = any(random, List.of("GET", "GET", "HEAD", "OPTIONS"));
        String challenge = any(
                random,
                List.of("", "1", "%3Cb%3E", "%00", "%0d%0aX:1", "%zz", "c".repeat(2_000), "%ff", "a&hub.challenge=b"));
        String token = known
                ? handshakeToken
                : any(random, List.of("", "x", "%", handshakeToken + "x", handshakeToken.substring(1)));
        d.target += "?hub.mode=" + any(random, List.of("subscribe", "unsubscribe", "")) + "&hub.challenge=" + challenge
                + "&hub.verify_token=" + token;
        d.now(known ? Expectation.ANY : Expectation.REFUSED);
        d.tear();
        return d;
    }

    Draft stranger(long number, RandomGenerator random) {
        Draft d = api(number, random);
        String value = any(
                random,
                List.of(
                        "",
                        "Bearer",
                        "Bearer x",
                        "Bearer " + apiToken + "x",
                        "Basic " + apiToken,
                        "Basic Og==",
                        "Basic =",
                        "bearer\t",
                        "Digest x",
                        "Bearer " + oneLine(random, 20),
                        "Negotiate " + "A".repeat(5_000)));
        if (random.nextInt(4) > 0) {
            d.with("Authorization", value);
        }
        d.now(Expectation.REFUSED);
        d.tear();
        return d;
    }

    /** Reads only, and writes that are no JSON that anything is made of. */
    Draft friend(long number, RandomGenerator random) {
        Draft d = api(number, random).with("Authorization", "Bearer " + apiToken);
        d.now(Expectation.ANY);
        d.tear();
        return d;
    }

    Draft elsewhere(long number, RandomGenerator random) {
        Draft d = api(number, random);
        d.target = any(random, ELSEWHERE);
        d.now(Expectation.ANY);
        d.tear();
        return d;
    }

    private static Draft api(long number, RandomGenerator random) {
        Draft d = new Draft("", number, random, any(random, BODIES).getBytes(StandardCharsets.ISO_8859_1))
                .with("Host", "a");
        d.method = any(random, List.of("GET", "GET", "GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH"));
        boolean registry = random.nextInt(3) == 0;
        d.target = registry ? "/api/v1/registry" + any(random, REGISTRY) : "/api/v1" + any(random, API);
        d.with(
                "Content-Type",
                any(
                        random,
                        List.of("application/json", "text/plain", "application/vnd.schemaregistry.v1+json", ";", "")));
        if (random.nextInt(3) == 0) {
            d.with(
                    "Accept",
                    any(
                            random,
                            List.of(
                                    "text/html",
                                    "application/xml",
                                    "*/*",
                                    ";",
                                    "a/b;q=9",
                                    "application/vnd.schemaregistry.v1+json")));
        }
        return d;
    }
}
