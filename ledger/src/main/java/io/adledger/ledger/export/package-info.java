/**
 * The journal's blocks out of the ledger as QLDB's exports: objects of consecutive blocks in Ion or JSON with their
 * manifests, in S3 or a directory. Knows journal, jobs and ion; {@link io.adledger.ledger.export.JournalExports} is the
 * door.
 */
@NullMarked
package io.adledger.ledger.export;

import org.jspecify.annotations.NullMarked;
