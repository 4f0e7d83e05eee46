/** Deliveries to sinks as spans of the traces that the events' commands began. */
@NullMarked
package io.adledger.stream.trace;

import org.jspecify.annotations.NullMarked;
