/** The replica as a sink of the stream. */
@NullMarked
package io.adledger.stream.replica;

import org.jspecify.annotations.NullMarked;
