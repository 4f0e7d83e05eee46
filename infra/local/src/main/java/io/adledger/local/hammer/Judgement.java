package io.adledger.local.hammer;

import io.adledger.local.hammer.checks.BalanceReads;
import io.adledger.local.hammer.checks.Balances;
import io.adledger.local.hammer.checks.Conditions;
import io.adledger.local.hammer.checks.Finding;
import io.adledger.local.hammer.checks.LedgerReads;
import io.adledger.local.hammer.checks.Lineage;
import io.adledger.local.hammer.checks.Reads;
import io.adledger.local.hammer.checks.Writes;
import io.adledger.local.hammer.plan.Plan;
import io.adledger.local.hammer.record.AdHistory;
import io.adledger.local.hammer.record.Answer;
import io.adledger.local.hammer.record.Chronicle;
import io.adledger.local.hammer.record.Movement;
import io.adledger.local.hammer.record.Operation;
import io.adledger.local.hammer.record.Request;
import io.adledger.local.hammer.record.Transfers.Accounts;
import io.adledger.local.hammer.record.Transfers.Outcome;
import io.adledger.local.hammer.rig.LedgerReader;
import java.util.List;
import java.util.stream.Stream;

/** Judges what clients were told by what the ledger has. */
final class Judgement {

    private final Chronicle chronicle;
    private int checks;

    Judgement(Chronicle chronicle) {
        this.chronicle = chronicle;
    }

    /** How many operations were judged so far; those that were judged twice count twice. */
    int checks() {
        return checks;
    }

    /** What is wrong after a restart, before anything is written: whether all that was acknowledged is there. */
    List<Finding> afterRestart(LedgerReader reader) {
        List<Operation<Request, Answer>> operations = chronicle.operations();
        checks += operations.size();
        return new Writes(reader.ads()).checkAcknowledged(operations).toList();
    }

    /** What is wrong in the end. */
    List<Finding> ofAll(LedgerReader reader) {
        List<Operation<Request, Answer>> operations = chronicle.operations();
        List<Operation<Movement, Outcome>> movements = chronicle.movements();
        checks += operations.size() + movements.size();
        return of(operations, movements, reader.ads(), reader.accounts());
    }

    /** What is wrong with a run by what the ledger has of it. */
    static List<Finding> of(
            List<Operation<Request, Answer>> operations,
            List<Operation<Movement, Outcome>> movements,
            AdHistory ads,
            Accounts accounts) {
        return Stream.of(
                        new Writes(ads).check(operations),
                        new Lineage(operations).check(ads),
                        new Conditions(operations, ads).check(),
                        new Reads(operations, ads).check(),
                        new LedgerReads(operations, ads).check(),
                        new Balances(movements, accounts).check(),
                        new BalanceReads(movements, accounts, Plan.ACCOUNTS * Plan.OPENING_BALANCE).check())
                .flatMap(findings -> findings)
                .toList();
    }
}
