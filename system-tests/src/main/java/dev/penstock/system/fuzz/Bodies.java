package dev.penstock.system.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;

/** Bodies that each source's sender may send: odd, and right. */
final class Bodies {
    /** Members of a JSON object that few senders write, and all may. */
    private static final List<String> ODD_MEMBERS = List.of(
            "\"a\":\"\\u0000\\ud83d\\ude00\\u007f\"",
            "\"a\":\"\u00e4\ud83d\ude80\u202e\\u202e\"",
            "\"\":\"\",\" \":null",
            "\"a\":1,\"a\":2,\"a\":3",
            "\"a\":123456789012345678901234567890",
            "\"a\":-0.0,\"b\":1E-300,\"c\":0.1e+1",
            "\"a\":" + "[".repeat(80) + "]".repeat(80),
            "\"a\":{\"__proto__\":{\"b\":[true,false,null]}}",
            "\"a\":\"" + "x".repeat(3_000) + "\"",
            "\"a\":\"</script><!--${jndi:ldap://127.0.0.1/x}' OR 1=1;--\"",
            "\"action\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"");

    private Bodies() {}

    static byte[] of(String source, String id, RandomGenerator random) {
        String odd = ODD_MEMBERS.get(random.nextInt(ODD_MEMBERS.size()));
        String text = switch (source) {
            case "fz-hmac" -> json("\"id\":\"" + id + "\"", odd, random);
            case "fz-batch" -> "[" + cloudEvent(id + "a", odd) + "," + cloudEvent(id + "b", odd) + "]";
            case "fz-form" -> form(id, random);
            case "fz-xml" -> xml(id, random);
            case "fz-multipart" -> multipart(id, random);
            default -> json("\"n\":\"" + id + "\"", odd, random);
        };
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** How many events a delivery of the source has. */
    static int events(String source) {
        return source.equals("fz-batch") ? 2 : 1;
    }

    static String json(String first, String odd, RandomGenerator random) {
        String space = random.nextInt(4) == 0 ? " \r\n\t " : "";
        return space + "{" + space + first + space + "," + odd + space + "}" + space;
    }

    private static String cloudEvent(String id, String odd) {
        return "{\"specversion\":\"1.0\",\"type\":\"fuzz.batch\",\"source\":\"/fuzz\",\"id\":\"" + id + "\",\"data\":{"
                + odd + "}}";
    }

    private static String form(String id, RandomGenerator random) {
        List<String> odd = List.of(
                "a=1&a=2&a=", "=x&&&b", "c=%E2%82%AC+%2B%26", "d=" + "y".repeat(2_000), "e=%00%0A", "f[0][g]=1;h=2");
        return "id=" + id + "&" + odd.get(random.nextInt(odd.size()));
    }

    private static String xml(String id, RandomGenerator random) {
        List<String> odd = List.of(
                "<a/><a b='&lt;&#65;&quot;'/>",
                "<!-- c --><?pi x?><d><![CDATA[<e>&]]></d>",
                "<n:f xmlns:n='urn:x' n:g='1'>\u00e4\ud83d\ude80</n:f>",
                "<h>".repeat(60) + "</h>".repeat(60),
                "<i>" + "z".repeat(2_000) + "</i>");
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<event id=\"" + id + "\">"
                + odd.get(random.nextInt(odd.size())) + "</event>";
    }

    private static String multipart(String id, RandomGenerator random) {
        List<String> odd = List.of(
                "Content-Disposition: form-data; name=\"a\"\r\n\r\n\r\n--x" + Senders.BOUNDARY + "\r\n",
                "content-disposition: form-data; name=\"f\"; filename=\"../../x\"\r\nContent-Type: image/png\r\n\r\n\u0001\u0002\r\n",
                "Content-Disposition: form-data; name=\"j\"\r\nContent-Type: application/json\r\n\r\n{\"k\":[1]}\r\n",
                "Content-Disposition: form-data; name=\"id2\"\r\nX-Odd: 1\r\n\r\n" + "w".repeat(2_000) + "\r\n");
        String boundary = "--" + Senders.BOUNDARY;
        return boundary + "\r\nContent-Disposition: form-data; name=\"id\"\r\n\r\n" + id + "\r\n" + boundary + "\r\n"
                + odd.get(random.nextInt(odd.size())) + boundary + "--\r\n";
    }
}
