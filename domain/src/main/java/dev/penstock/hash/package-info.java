/** Fingerprints of bytes: of bodies, files, artefacts and of what ids are derived from. */
@NullMarked
package dev.penstock.hash;

import org.jspecify.annotations.NullMarked;
