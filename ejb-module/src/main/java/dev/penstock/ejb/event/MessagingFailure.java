package dev.penstock.ejb.event;

import jakarta.jms.JMSException;

/** The broker did not do what it was asked; rolls the transaction back. */
public final class MessagingFailure extends RuntimeException {
    public MessagingFailure(String attempted, JMSException cause) {
        super(attempted + " failed: " + cause.getMessage(), cause);
    }
}
