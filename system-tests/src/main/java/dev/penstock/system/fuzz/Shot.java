package dev.penstock.system.fuzz;

/**
 * One attempt: the bytes of a request, or of several.
 *
 * @param number within its run; with the run's seed it names the shot
 * @param kind what was done to it
 * @param answers how many answers it has when each of its requests is understood
 * @param torn the server may not see its end: the sender closes its side after it, and the connection is not used again
 * @param head whether it asks for an answer without a body
 */
@SuppressWarnings("ArrayRecordComponent") // written once, never compared
record Shot(long number, String kind, byte[] bytes, Expectation expectation, int answers, boolean torn, boolean head) {}
