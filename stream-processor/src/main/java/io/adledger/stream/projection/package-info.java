/**
 * What the stream means for the readers' stores: records into changes of ads, batches into the fewest writes, and what
 * becomes of those that fail. Knows the stream's records and the ports that it states here.
 */
@NullMarked
package io.adledger.stream.projection;

import org.jspecify.annotations.NullMarked;
