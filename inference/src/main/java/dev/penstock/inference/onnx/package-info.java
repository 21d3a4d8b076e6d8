/** ONNX Runtime in this process: sessions that outlive their callers' threads and release their memory when closed. */
@NullMarked
package dev.penstock.inference.onnx;

import org.jspecify.annotations.NullMarked;
