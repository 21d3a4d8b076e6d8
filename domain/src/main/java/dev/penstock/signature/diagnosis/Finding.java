package dev.penstock.signature.diagnosis;

/** What can be wrong with a signature. Names are stable: they stand in the log and in the API. */
public enum Finding {
    CLOCK_SKEW(
            "Set the clocks of sender and server by a time service; a delivery that was stored and sent again must be signed anew."),
    TIMESTAMP_UNIT(
            "Let the sender count in the unit that the scheme names, or correct the unit in the source's definition."),
    HEADER_TWICE("Find the proxy or library that adds the header a second time."),
    HEADER_ELSEWHERE("Let the sender use the expected header, or correct the header in the source's definition."),
    OTHER_PROVIDER("Name this provider in the source's definition, or point the sender to the source that expects it."),
    NO_SIGNATURE("Switch signing on at the sender and give it the secret of this source."),
    PREFIX("Let the sender write the signature as the scheme does, or correct the format in the source's definition."),
    SIGNATURE_ENCODING(
            "Let the sender write the signature in the scheme's encoding, or correct it in the source's definition."),
    OTHER_ALGORITHM("Let the sender use the scheme's algorithm, or correct it in the source's definition."),
    SECRET_WHITESPACE("Write the secret again without the spaces or the line's end, on the side that has them."),
    SECRET_QUOTES("Take the quotes away from the configured secret."),
    SECRET_PREFIX("Configure the secret with its prefix exactly as the provider shows it."),
    SECRET_ENCODING(
            "Sender and server read the secret differently, as text, hex or base64: correct it in the source's definition."),
    SECRET_ENDED("Give the sender the current secret: the one that it uses has ended."),
    SECRET_OF_OTHER_SOURCE("Give the sender the secret of this source, or let it post to the other one."),
    BODY_REENCODED("Hand the raw bytes on: a proxy or middleware reads the JSON and writes it anew."),
    BODY_LINE_ENDS("Hand the raw bytes on: something between sender and server changes line ends or the body's end."),
    BODY_CHARACTERS(
            "Hand the raw bytes on: something between sender and server changes the character encoding or the byte order mark."),
    URL_BEHIND_PROXY(
            "Let the proxy hand on the scheme, host and path that the sender used, or configure the public address."),
    CERTIFICATE_UNAVAILABLE(
            "Set penstock.certificates.outbound to allow, and let the server reach the sender's host over HTTPS."),
    CERTIFICATE_UNTRUSTED(
            "Do not accept it otherwise: ask the sender whether the certificate is its own. If only an issuer between it and a root is missing, give it in penstock.certificates.intermediates."),
    UNEXPLAINED("Compare the secret on both sides, and make sure that nothing between them changes the body.");

    private final String advice;

    Finding(String advice) {
        this.advice = advice;
    }

    /** What to do. */
    public String advice() {
        return advice;
    }
}
