/** Where webhooks arrive, {@code POST /hooks/{source}}, and the sources as the REST API shows them. */
@NullMarked
package dev.penstock.web.source;

import org.jspecify.annotations.NullMarked;
