/**
 * What the ledger sends down its stream: the records, and how they are unpacked and decoded. Pure functions that take
 * any bytes, and answer with a record or a {@link io.adledger.ad.stream.MalformedRecordException}.
 */
@NullMarked
package io.adledger.ad.stream;

import org.jspecify.annotations.NullMarked;
