/**
 * The Jakarta EE server that Penstock is deployed on: Payara Micro or the full Payara Server.
 */
@NullMarked
package dev.penstock.cli.server;

import org.jspecify.annotations.NullMarked;
