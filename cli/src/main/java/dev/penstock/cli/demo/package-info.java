/** The demonstration: sample webhooks, and what became of each. */
@NullMarked
package dev.penstock.cli.demo;

import org.jspecify.annotations.NullMarked;
