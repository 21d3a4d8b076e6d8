@NullMarked
package dev.penstock.web.wire;

import org.jspecify.annotations.NullMarked;
