/** What operators did. */
@NullMarked
package dev.penstock.cli.audit;

import org.jspecify.annotations.NullMarked;
