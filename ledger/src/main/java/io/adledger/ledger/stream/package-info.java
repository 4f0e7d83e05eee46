/**
 * The journal as a QLDB stream: blocks as stream records, packed the way the Kinesis Producer Library packs them, and a
 * tap that hands them out on the spot; {@link io.adledger.ledger.stream.JournalStreams} sends them to Kinesis. Knows journal,
 * jobs and ion.
 */
@NullMarked
package io.adledger.ledger.stream;

import org.jspecify.annotations.NullMarked;
