/**
 * Text classification: from a text as someone typed it to one probability a label. A text becomes plain words, the words become
 * windows, each window becomes features, and the text has the highest score of its windows.
 */
@NullMarked
package dev.penstock.inference.text;

import org.jspecify.annotations.NullMarked;
