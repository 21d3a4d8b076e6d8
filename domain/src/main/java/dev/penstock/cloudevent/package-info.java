/**
 * Reading <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md">CloudEvents 1.0</a> as senders post them
 * (<a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md">HTTP binding</a>): binary,
 * structured and batched. What breaks a rule of the specification is refused, naming the attribute.
 */
@NullMarked
package dev.penstock.cloudevent;

import org.jspecify.annotations.NullMarked;
