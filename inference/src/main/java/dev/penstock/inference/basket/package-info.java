/** Recommendation from baskets: which items go with those that somebody buys. */
@NullMarked
package dev.penstock.inference.basket;

import org.jspecify.annotations.NullMarked;
