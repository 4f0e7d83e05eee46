/**
 * The journal: blocks of revisions in a hash chain, and the stores that keep them. The journal is the database;
 * everything else in the ledger is a view of it. Knows Ion only.
 */
@NullMarked
package io.adledger.ledger.journal;

import org.jspecify.annotations.NullMarked;
