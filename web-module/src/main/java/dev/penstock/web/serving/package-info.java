/** {@code /v2}: the models of this process by the Open Inference Protocol, for bearers of the API's token. */
@NullMarked
package dev.penstock.web.serving;

import org.jspecify.annotations.NullMarked;
