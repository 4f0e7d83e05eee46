/** The archive of the journal as a sink of the stream. */
@NullMarked
package io.adledger.stream.archive;

import org.jspecify.annotations.NullMarked;
