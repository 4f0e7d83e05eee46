package io.adledger.local.hammer;

import static org.assertj.core.api.Assertions.assertThat;

import io.adledger.local.hammer.record.Transfers.Account;
import io.adledger.local.hammer.record.Transfers.Outcome;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Accounts that no serializable ledger has are found out, each for what it is; honest ones are not. */
class ForgedTransfersTest {

    private static final Outcome DONE = new Outcome.Committed();
    private static final Outcome UNKNOWN = new Outcome.Unknown("the connection was lost");

    private final ToldRun run = new ToldRun();

    @Test
    void anHonestRunIsNotAccused() {
        run.twoTransfers()
                .transfer(2, 2, 3, 4, 5, 1, UNKNOWN)
                .transfer(3, 2, 3, 5, 4, 7, UNKNOWN)
                .noted(3)
                .moved(3, 5, -7)
                .moved(3, 4, 7);
        run.read(10, 0.1, 0.2, run.after(0, 0, 0))
                .read(11, 0.1, 0.2, run.after(1, 1, 0))
                .read(12, 1.5, 1.6, run.after(1, 1, 0))
                .read(13, 4, 5, run.after(1, 2, 1));

        assertThat(run.findings()).isEmpty();
    }

    @Test
    void aLostTransfer() {
        run.twoTransfers().transfer(2, 4, 5, 0, 1, 5, DONE);

        assertThat(run.findings())
                .singleElement()
                .asString()
                .startsWith("an acknowledged transfer is not there once and whole: operation 0-2");
    }

    @Test
    void aTransferThatWasMadeTwice() {
        run.twoTransfers().noted(1).moved(1, 1, -20).moved(1, 2, 20);

        assertThat(run.findings())
                .singleElement()
                .asString()
                .startsWith("an acknowledged transfer is not there once and whole: operation 0-1");
    }

    @Test
    void halfATransferOfUnknownOutcome() {
        run.twoTransfers().transfer(2, 4, 5, 0, 1, 5, UNKNOWN).noted(2).moved(2, 0, -5);

        assertThat(run.findings())
                .singleElement()
                .asString()
                .startsWith("a transfer of unknown outcome is not there once and whole: operation 0-2");
    }

    @Test
    void aTransferWithoutItsNote() {
        run.twoTransfers().transfer(2, 4, 5, 0, 1, 5, DONE).moved(2, 0, -5).moved(2, 1, 5);

        assertThat(run.findings()).hasSize(1);
    }

    @Test
    void anotherAmountThanWasAskedFor() {
        run.twoTransfers()
                .transfer(2, 4, 5, 0, 1, 5, DONE)
                .noted(2)
                .moved(2, 0, -6)
                .moved(2, 1, 6);

        assertThat(run.findings())
                .containsExactlyInAnyOrder(
                        "account 0 is not what its transfer makes of it",
                        "account 1 is not what its transfer makes of it");
    }

    @Test
    void aLostUpdate() {
        Map<Integer, Account> before = run.after();
        run.twoTransfers().transfer(2, 4, 5, 0, 1, 5, DONE).noted(2).moved(2, 1, 5);
        // The later transfer did not see the earlier one: it began from the balance before it.
        run.moved(2, 0, before.getOrDefault(0, new Account(0, 0, "")).balance() - 5 - 990);

        assertThat(run.findings()).containsExactly("account 0 is not what its transfer makes of it");
    }

    @Test
    void transfersInAnotherOrderThanTheyWereMadeIn() {
        run.transfer(0, 0, 1, 0, 1, 10, DONE)
                .transfer(1, 2, 3, 0, 1, 20, DONE)
                .noted(0)
                .noted(1)
                .moved(1, 0, -20)
                .moved(1, 1, 20)
                .moved(0, 0, -10)
                .moved(0, 1, 10);

        assertThat(run.findings())
                .containsExactlyInAnyOrder(
                        "a later transfer comes before an earlier one in account 0",
                        "a later transfer comes before an earlier one in account 1");
    }

    @Test
    void aReadOfHalfATransfer() {
        run.twoTransfers();
        run.read(10, 2.1, 2.2, run.after(1, 2, 0));

        assertThat(run.findings()).containsExactly("a read showed another sum: operation 0-10");
    }

    @Test
    void aReadOfHalvesThatAddUp() {
        run.transfer(0, 0, 9, 0, 1, 10, DONE)
                .noted(0)
                .moved(0, 0, -10)
                .moved(0, 1, 10)
                .transfer(1, 0, 9, 2, 3, 10, DONE)
                .noted(1)
                .moved(1, 2, -10)
                .moved(1, 3, 10);
        run.read(10, 2, 3, run.after(1, 0, 0, 1));

        assertThat(run.findings())
                .containsExactlyInAnyOrder(
                        "a read showed half of transfer 0-0: operation 0-10",
                        "a read showed half of transfer 0-1: operation 0-10");
    }

    @Test
    void aReadThatLacksWhatWasAcknowledged() {
        run.twoTransfers();
        run.read(10, 3.5, 3.6, run.after(1, 1, 0));

        assertThat(run.findings()).containsExactly("a read lacks a transfer that had ended: operation 0-10");
    }

    @Test
    void aReadOfTheFuture() {
        run.twoTransfers();
        run.read(10, 1.5, 1.6, run.after(1, 2, 1));

        assertThat(run.findings()).containsExactly("a read showed a transfer before it began: operation 0-10");
    }

    @Test
    void aReadOfAnAccountAsItNeverWas() {
        run.twoTransfers();
        Map<Integer, Account> shown = new HashMap<>(run.after(1, 2, 1));
        shown.put(0, new Account(980, 1, "0-0"));
        shown.put(5, new Account(1_010, 0, ""));
        run.read(10, 4, 5, shown);

        assertThat(run.findings())
                .containsExactlyInAnyOrder(
                        "a read showed account 0 as it never was: operation 0-10",
                        "a read showed account 5 as it never was: operation 0-10");
    }
}
