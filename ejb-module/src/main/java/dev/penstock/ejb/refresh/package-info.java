/** What other servers have changed is looked for again and again. */
@NullMarked
package dev.penstock.ejb.refresh;

import org.jspecify.annotations.NullMarked;
