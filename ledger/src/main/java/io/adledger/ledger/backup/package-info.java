/**
 * Copies of a ledger's journal to keep and to come back to, taken while the ledger is at work, or not. Knows journal and
 * imports; {@link io.adledger.ledger.backup.JournalBackup} is the door.
 */
@NullMarked
package io.adledger.ledger.backup;

import org.jspecify.annotations.NullMarked;
