package dev.penstock.system.fuzz;

/** What an answer of 2xx to a request would mean. */
enum Expectation {
    /** It is right and signed: anything but 2xx is a defect. */
    ACCEPTED,
    /** It was signed as a whole, and is odd otherwise: both are right. */
    EITHER,
    /** Its sender could not sign it like this: 2xx is a defect. */
    REFUSED,
    /** Nothing that makes an event: any answer is right that is no failure. */
    ANY
}
