/**
 * The message broker as a process of its own: Artemis' core, reading broker.xml from the home.
 */
@NullMarked
package dev.penstock.cli.broker;

import org.jspecify.annotations.NullMarked;
