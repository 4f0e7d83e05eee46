package io.adledger.local.hammer.checks;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

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
 * Each acknowledged transfer is there once, in both accounts; one of unknown outcome in both or in none; each account is what
 * its transfers make of it, in an order in which what had ended comes before what began later.
 */
public final class Balances {

    private final Map<String, Operation<Movement, Outcome>> operations = new HashMap<>();
    private final Accounts ledger;
    private final Map<String, Long> noted;
    /** By transfer: the accounts of which some state says that it was the last, each as often as it does. */
    private final Map<String, List<Integer>> moved = new HashMap<>();

    /** @param operations all that were asked for */
    public Balances(List<Operation<Movement, Outcome>> operations, Accounts ledger) {
        operations.forEach(operation -> this.operations.put(operation.id().toString(), operation));
        this.ledger = ledger;
        this.noted = ledger.recorded().stream().collect(groupingBy(identity(), counting()));
        ledger.accounts().forEach((number, states) -> states.stream().skip(1).forEach(state -> moved.computeIfAbsent(
                        state.lastTransfer(), _ -> new ArrayList<>())
                .add(number)));
    }

    /** What is wrong. */
    public Stream<Finding> check() {
        return Stream.concat(
                ledger.accounts().entrySet().stream()
                        .flatMap(account -> Stream.concat(
                                checkStates(account.getKey(), account.getValue()),
                                checkOrder(account.getKey(), account.getValue()))),
                operations.values().stream()
                        .flatMap(operation -> operation.request() instanceof Movement.Transfer transfer
                                ? check(operation, transfer).stream()
                                : Stream.empty()));
    }

    private Stream<Finding> checkStates(int number, List<Account> states) {
        List<Finding> findings = new ArrayList<>();
        for (int moves = 1; moves < states.size(); moves++) {
            Account state = states.get(moves);
            long change = change(state.lastTransfer(), number);
            Account expected = new Account(states.get(moves - 1).balance() + change, moves, state.lastTransfer());
            if (change == 0 || !state.equals(expected)) {
                findings.add(new Finding(
                        "account " + number + " is not what its transfer makes of it",
                        change == 0 ? "a transfer of this account" : expected.toString(),
                        state.toString(),
                        ""));
            }
        }
        return findings.stream();
    }

    private long change(String name, int account) {
        Operation<Movement, Outcome> operation = operations.get(name);
        if (operation == null || !(operation.request() instanceof Movement.Transfer transfer)) {
            return 0;
        }
        if (transfer.source() == account) {
            return -transfer.amount();
        }
        return transfer.target() == account ? transfer.amount() : 0;
    }

    /** From the last state to the first: whether the transfer of one began after that of a later one had ended. */
    private Stream<Finding> checkOrder(int number, List<Account> states) {
        List<Finding> findings = new ArrayList<>();
        long firstEnd = Long.MAX_VALUE;
        for (Account state : states.reversed()) {
            Operation<Movement, Outcome> operation = operations.get(state.lastTransfer());
            if (operation == null) {
                continue;
            }
            if (firstEnd < operation.begin()) {
                findings.add(new Finding(
                        "a later transfer comes before an earlier one in account " + number,
                        "operation " + operation.id() + " after what had ended before it began",
                        state.toString(),
                        operation.when()));
            }
            if (operation.answer() instanceof Outcome.Committed) {
                firstEnd = Math.min(firstEnd, operation.end());
            }
        }
        return findings.stream();
    }

    private Optional<Finding> check(Operation<Movement, Outcome> operation, Movement.Transfer transfer) {
        String name = operation.id().toString();
        long notes = noted.getOrDefault(name, 0L);
        List<Integer> accounts = moved.getOrDefault(name, List.of());
        boolean acknowledged = operation.answer() instanceof Outcome.Committed;
        boolean whole = notes == 1
                && accounts.size() == 2
                && accounts.contains(transfer.source())
                && accounts.contains(transfer.target());
        boolean nothing = notes == 0 && accounts.isEmpty();
        return whole || (nothing && !acknowledged)
                ? Optional.empty()
                : Optional.of(new Finding(
                        (acknowledged ? "an acknowledged transfer" : "a transfer of unknown outcome")
                                + " is not there once and whole: operation " + name + ", " + transfer,
                        "noted once, in both accounts" + (acknowledged ? "" : "; or nowhere"),
                        "noted " + notes + " times, in the accounts " + accounts,
                        operation.when()));
    }
}
