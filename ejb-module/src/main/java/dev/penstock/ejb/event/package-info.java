/**
 * Events on the wire: each is one JMS message whose body is the event's data, untouched, and whose properties are its
 * attributes, named {@code cloudEvents_…} as CloudEvents' AMQP binding names them for JMS.
 */
@NullMarked
package dev.penstock.ejb.event;

import org.jspecify.annotations.NullMarked;
