/**
 * Training of recommenders from baskets: popularity, co-occurrence and EASE are compared by how often they find an item that was
 * taken out of a basket. The same baskets give the same bytes.
 */
@NullMarked
package dev.penstock.inference.training.basket;

import org.jspecify.annotations.NullMarked;
