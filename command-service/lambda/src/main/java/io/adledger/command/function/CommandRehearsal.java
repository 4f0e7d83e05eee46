package io.adledger.command.function;

import io.adledger.function.Rehearsal;
import io.adledger.journal.AdLedger;
import jakarta.inject.Singleton;

/** A request to a ledger. */
@Singleton
final class CommandRehearsal implements Rehearsal {

    @Override
    public void run() {
        AdLedger.rehearse();
    }
}
