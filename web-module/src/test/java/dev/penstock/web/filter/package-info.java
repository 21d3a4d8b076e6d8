/** What a trial's body may be. */
@NullMarked
package dev.penstock.web.filter;

import org.jspecify.annotations.NullMarked;
