/**
 * Restore: the ads of a ledger made again what they were at a moment, by further events. Two folds are compared, that of the
 * moment and that of now, and what differs is put right through the ledger, ad by ad.
 */
@NullMarked
package io.adledger.replay.restore;

import org.jspecify.annotations.NullMarked;
