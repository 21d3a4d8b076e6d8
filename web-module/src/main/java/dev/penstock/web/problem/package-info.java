/** Problems: every refusal and failure, as <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a> describes them. */
@NullMarked
package dev.penstock.web.problem;

import org.jspecify.annotations.NullMarked;
