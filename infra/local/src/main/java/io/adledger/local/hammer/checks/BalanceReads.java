package io.adledger.local.hammer.checks;

import io.adledger.local.hammer.record.Movement;
import io.adledger.local.hammer.record.Operation;
import io.adledger.local.hammer.record.Transfers.Account;
import io.adledger.local.hammer.record.Transfers.Accounts;
import io.adledger.local.hammer.record.Transfers.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Each transaction that read the accounts showed all of them as they were between two transfers: with the same sum as always,
 * no transfer by half, everything that was acknowledged before it began, and nothing that began after it.
 */
public final class BalanceReads {

    private final List<Operation<Movement, Outcome>> all;
    private final Map<String, Operation<Movement, Outcome>> operations = new HashMap<>();
    private final Accounts ledger;
    private final long total;
    /** By transfer and account: after how many moves of the account it is in it. */
    private final Map<String, Map<Integer, Long>> places = new HashMap<>();

    /**
     * A check.
     *
     * @param operations all that were asked for
     * @param total what all accounts have together, always
     */
    public BalanceReads(List<Operation<Movement, Outcome>> operations, Accounts ledger, long total) {
        operations.forEach(operation -> this.operations.put(operation.id().toString(), operation));
        this.all = List.copyOf(operations);
        this.ledger = ledger;
        this.total = total;
        ledger.accounts().forEach((number, states) -> states.stream().skip(1).forEach(state -> places.computeIfAbsent(
                        state.lastTransfer(), _ -> new HashMap<>())
                .put(number, state.moves())));
    }

    /** What is wrong. */
    public Stream<Finding> check() {
        return all.stream()
                .flatMap(operation -> operation.answer() instanceof Outcome.Balances balances
                        ? check(operation, balances.accounts()).stream()
                        : Stream.empty());
    }

    private List<Finding> check(Operation<Movement, Outcome> read, Map<Integer, Account> shown) {
        List<Finding> findings = new ArrayList<>();
        long sum = shown.values().stream().mapToLong(Account::balance).sum();
        if (sum != total) {
            findings.add(finding(read, "a read showed another sum", Long.toString(total), sum + " in " + shown));
        }
        ledger.accounts().forEach((number, states) -> {
            Account account = shown.get(number);
            if (account == null
                    || account.moves() >= states.size()
                    || !states.get((int) account.moves()).equals(account)) {
                findings.add(finding(
                        read,
                        "a read showed account " + number + " as it never was",
                        "one of its states",
                        "" + account));
            }
        });
        if (findings.isEmpty()) {
            places.forEach((name, in) -> checkTransfer(read, shown, name, in).ifPresent(findings::add));
        }
        return findings;
    }

    private Optional<Finding> checkTransfer(
            Operation<Movement, Outcome> read, Map<Integer, Account> shown, String name, Map<Integer, Long> in) {
        long accounts = in.entrySet().stream()
                .filter(place -> shows(shown, place.getKey(), place.getValue()))
                .count();
        if (accounts != 0 && accounts != in.size()) {
            return Optional.of(
                    finding(read, "a read showed half of transfer " + name, "all of it, or nothing", shown.toString()));
        }
        Operation<Movement, Outcome> transfer = operations.get(name);
        if (transfer == null) {
            return Optional.empty();
        }
        if (accounts == 0 && transfer.answer() instanceof Outcome.Committed && transfer.end() < read.begin()) {
            return Optional.of(
                    finding(read, "a read lacks a transfer that had ended", transfer.toString(), shown.toString()));
        }
        return accounts != 0 && transfer.begin() > read.end()
                ? Optional.of(
                        finding(read, "a read showed a transfer before it began", "nothing of it", transfer.toString()))
                : Optional.empty();
    }

    private static boolean shows(Map<Integer, Account> shown, int account, long moves) {
        Account state = shown.get(account);
        return state != null && state.moves() >= moves;
    }

    private static Finding finding(Operation<Movement, Outcome> read, String what, String expected, String seen) {
        return new Finding(what + ": operation " + read.id(), expected, seen, read.when());
    }
}
