/**
 * The home: the one folder in which an instance keeps its journal, database, secrets, logs and what it must remember
 * between starts. Several homes run beside each other; nothing is kept outside.
 */
@NullMarked
package dev.penstock.cli.home;

import org.jspecify.annotations.NullMarked;
