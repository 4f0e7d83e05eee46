/**
 * The journal as objects in S3, in the form of QLDB's exports, written as the journal grows: enough to make the ledger again.
 * How far it is, the archive itself tells.
 */
@NullMarked
package io.adledger.ledger.archive;

import org.jspecify.annotations.NullMarked;
