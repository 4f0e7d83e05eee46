package io.adledger.local.replay;

import io.adledger.replay.job.ReplayState.Outcome;
import java.io.PrintWriter;

/** Tells how a comparison with the ledger came out. */
final class ComparisonText {

    private ComparisonText() {}

    /**
     * Tells it, with the differences before.
     *
     * @param target the name of the table or the index that was compared
     */
    static void tell(PrintWriter out, String target, Outcome outcome) {
        outcome.examples().forEach(out::println);
        String found = text(outcome.foundItems(), outcome.foundChecksum());
        String wanted = text(outcome.wantedItems(), outcome.wantedChecksum());
        if (!outcome.isRight()) {
            out.printf(
                    "%s is not what the ledger says: %,d differences; it has %s, the ledger makes %s%n",
                    target, outcome.differences(), found, wanted);
        } else if (found.equals(wanted)) {
            out.printf("%s is what the ledger says: %s%n", target, found);
        } else {
            out.printf(
                    "%s is what the ledger says, item by item; the ledger went on meanwhile: %s were compared%n",
                    target, found);
        }
    }

    private static String text(long items, String checksum) {
        return "%,d items, checksum %s".formatted(items, checksum);
    }
}
