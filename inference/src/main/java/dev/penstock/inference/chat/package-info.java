/** Chat models on servers that speak OpenAI's protocol, bound to answer in the JSON that the definition describes. */
@NullMarked
package dev.penstock.inference.chat;

import org.jspecify.annotations.NullMarked;
