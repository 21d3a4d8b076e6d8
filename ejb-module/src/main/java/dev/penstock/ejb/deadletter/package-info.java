/** The dead-letter queues of all consumers, read where they are: what the server's own console shows is what is shown here. */
@NullMarked
package dev.penstock.ejb.deadletter;

import org.jspecify.annotations.NullMarked;
