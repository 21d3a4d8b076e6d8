/**
 * Forgetting what a source need not remember any longer: the oldest webhooks of each, with all that was made from them, a few at a
 * time and with rests, so that whoever records new ones does not notice. As long as a webhook is remembered, the same one is a
 * duplicate; after that it would be new.
 */
@NullMarked
package dev.penstock.purge;

import org.jspecify.annotations.NullMarked;
