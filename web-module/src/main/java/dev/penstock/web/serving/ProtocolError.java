package dev.penstock.web.serving;

/** How the protocol wants errors. */
public record ProtocolError(String error) {}
