/** The secrets of sources on this server: where their values come from, and how changes by operators reach it. */
@NullMarked
package dev.penstock.ejb.source;

import org.jspecify.annotations.NullMarked;
