package io.adledger.local.hammer.record;

import java.util.List;
import java.util.Map;

/** What clients of the accounts were told, and what the ledger has of the accounts. */
public final class Transfers {

    private Transfers() {}

    /** What came of a transaction. */
    public sealed interface Outcome {

        record Committed() implements Outcome {}

        /** What a read of all accounts showed, by account. */
        record Balances(Map<Integer, Account> accounts) implements Outcome {

            public Balances {
                accounts = Map.copyOf(accounts);
            }
        }

        record Unknown(String why) implements Outcome {}
    }

    /**
     * An account at some time.
     *
     * @param moves how many transfers it has seen
     * @param lastTransfer the last of them; empty if there was none
     */
    public record Account(long balance, long moves, String lastTransfer) {}

    /**
     * What the ledger has in the end.
     *
     * @param accounts each account after each transfer, in sequence; the first is that of the beginning
     * @param recorded the names of the transfers that were noted, each as often as it was
     */
    public record Accounts(Map<Integer, List<Account>> accounts, List<String> recorded) {

        public Accounts {
            accounts = Map.copyOf(accounts);
            recorded = List.copyOf(recorded);
        }
    }
}
