/**
 * What changes between two schemas of a type, and whether senders and receivers notice. A schema is compatible with another when
 * whatever the one admits the other admits too; what cannot be decided counts as incompatible and says so. Rules bear the names
 * that <a href="https://docs.confluent.io/platform/current/schema-registry/fundamentals/serdes-develop/serdes-json.html">Confluent's
 * registry</a> gives them, where it has one.
 */
@NullMarked
package dev.penstock.schema.compatibility;

import org.jspecify.annotations.NullMarked;
