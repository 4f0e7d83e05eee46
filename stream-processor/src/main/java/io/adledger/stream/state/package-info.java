/** The state store as a sink of the stream. */
@NullMarked
package io.adledger.stream.state;

import org.jspecify.annotations.NullMarked;
