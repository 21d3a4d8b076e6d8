/** Tests of the reception of webhooks, with an intake that the test holds in its hand. */
@NullMarked
package dev.penstock.web.source;

import org.jspecify.annotations.NullMarked;
