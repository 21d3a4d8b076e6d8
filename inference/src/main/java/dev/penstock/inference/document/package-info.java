/** Documents: pages of pictures and PDF files, and the text that is read from them. */
@NullMarked
package dev.penstock.inference.document;

import org.jspecify.annotations.NullMarked;
