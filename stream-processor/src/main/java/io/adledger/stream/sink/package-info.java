/**
 * What the stream means for the stores that follow it: records out of the stream's batches, the port that every sink
 * stands behind, and what becomes of the records that fail. Knows the stream's records and the ports that it states here.
 */
@NullMarked
package io.adledger.stream.sink;

import org.jspecify.annotations.NullMarked;
