/** What operators did, as the REST API shows it. */
@NullMarked
package dev.penstock.web.audit;

import org.jspecify.annotations.NullMarked;
