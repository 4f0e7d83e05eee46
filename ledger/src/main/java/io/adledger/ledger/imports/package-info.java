/**
 * The way in: a whole journal from its export, verified, as the journal of a ledger of one's own. Knows journal, export and
 * ion; {@link io.adledger.ledger.imports.JournalImport} is the door.
 */
@NullMarked
package io.adledger.ledger.imports;

import org.jspecify.annotations.NullMarked;
