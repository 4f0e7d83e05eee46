/** The stream's records, as they are, into the stream of another region. Knows nothing of what they say. */
@NullMarked
package io.adledger.stream.relay;

import org.jspecify.annotations.NullMarked;
