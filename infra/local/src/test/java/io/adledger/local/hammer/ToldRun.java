package io.adledger.local.hammer;

import io.adledger.local.hammer.checks.Finding;
import io.adledger.local.hammer.plan.Plan;
import io.adledger.local.hammer.record.AdHistory;
import io.adledger.local.hammer.record.AdVersion;
import io.adledger.local.hammer.record.Answer;
import io.adledger.local.hammer.record.Change;
import io.adledger.local.hammer.record.Content;
import io.adledger.local.hammer.record.Movement;
import io.adledger.local.hammer.record.Operation;
import io.adledger.local.hammer.record.OperationId;
import io.adledger.local.hammer.record.Request;
import io.adledger.local.hammer.record.Request.AdRef;
import io.adledger.local.hammer.record.Transfers.Account;
import io.adledger.local.hammer.record.Transfers.Accounts;
import io.adledger.local.hammer.record.Transfers.Outcome;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A run as a test tells it: what clients were told, at what time, and what the ledger has. Times are in seconds. */
final class ToldRun {

    static final AdRef AD = new AdRef("anna", "ad-1");
    static final Content CONTENT =
            new Content("bike", "red", new BigDecimal("12.50"), "EUR", "Bicycles", List.of("new"));
    static final Change CHANGE =
            new Change("cheap bike", Optional.of(BigDecimal.ONE), Optional.empty(), Optional.empty());
    static final Content CHANGED = CONTENT.with(CHANGE);

    private final List<Operation<Request, Answer>> operations = new ArrayList<>();
    private final List<AdVersion> versions = new ArrayList<>();
    private final List<Operation<Movement, Outcome>> movements = new ArrayList<>();
    private final Map<Integer, List<Account>> accounts = new HashMap<>();
    private final List<String> notes = new ArrayList<>();

    ToldRun() {
        for (int account = 0; account < Plan.ACCOUNTS; account++) {
            accounts.put(account, new ArrayList<>(List.of(new Account(Plan.OPENING_BALANCE, 0, ""))));
        }
    }

    /** The moment of a time, by the ledger. */
    static Instant at(double time) {
        return Instant.EPOCH.plusMillis((long) (time * 1_000));
    }

    static Answer written(long version, Content content) {
        return new Answer.Written(AD.adId(), version, content);
    }

    static Answer saw(long version, Content content) {
        return new Answer.Saw(List.of(sighting(version, content)));
    }

    static Answer.Sighting sighting(long version, Content content) {
        return new Answer.Sighting(AD.adId(), version, Optional.of(content));
    }

    static Request patch(Change change) {
        return new Request.Patch(AD, change, OptionalLong.empty());
    }

    static Request patchOf(long version, Change change) {
        return new Request.Patch(AD, change, OptionalLong.of(version));
    }

    static Change title(String title) {
        return new Change(title, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Somebody asked, and was told. */
    ToldRun told(int number, double begin, double end, Request request, Answer answer) {
        operations.add(new Operation<>(id(number), request, answer, nanos(begin), nanos(end)));
        return this;
    }

    /** The ledger has a version, made by an operation. */
    ToldRun has(int by, long version, double time, String type, Optional<Content> content) {
        versions.add(new AdVersion(AD.adId(), version, at(time), type, Optional.of(id(by)), content));
        return this;
    }

    /** The ledger has a version that names no operation. */
    ToldRun hasOfNobody(long version, Content content) {
        versions.add(new AdVersion(AD.adId(), version, at(1), "AdUpdated", Optional.empty(), Optional.of(content)));
        return this;
    }

    /** The ad of operation 0, published from 0 s to 1 s, committed at 0.5 s. */
    ToldRun published() {
        return told(0, 0, 1, new Request.Publish(AD.publisherId(), CONTENT), written(0, CONTENT))
                .has(0, 0, 0.5, "AdCreated", Optional.of(CONTENT));
    }

    /** And changed by operation 1, from 2 s to 3 s, committed at 2.5 s. */
    ToldRun publishedAndChanged() {
        return published()
                .told(1, 2, 3, patch(CHANGE), written(1, CHANGED))
                .has(1, 1, 2.5, "AdUpdated", Optional.of(CHANGED));
    }

    /** And deleted by operation 2, from 4 s to 5 s, committed at 4.5 s. */
    ToldRun publishedChangedAndDeleted() {
        return publishedAndChanged()
                .told(2, 4, 5, new Request.Delete(AD, OptionalLong.empty()), new Answer.Deleted())
                .has(2, 2, 4.5, "AdDeleted", Optional.empty());
    }

    /** A transfer that somebody asked for. */
    ToldRun transfer(int number, double begin, double end, int source, int target, long amount, Outcome outcome) {
        movements.add(new Operation<>(
                id(number), new Movement.Transfer(source, target, amount), outcome, nanos(begin), nanos(end)));
        return this;
    }

    /** A read of all accounts that somebody made. */
    ToldRun read(int number, double begin, double end, Map<Integer, Account> shown) {
        movements.add(new Operation<>(
                id(number), new Movement.ReadAll(), new Outcome.Balances(shown), nanos(begin), nanos(end)));
        return this;
    }

    /** The ledger has a note of a transfer. */
    ToldRun noted(int number) {
        notes.add(id(number).toString());
        return this;
    }

    /** The ledger has a further state of an account. */
    ToldRun moved(int number, int account, long change) {
        List<Account> states = states(account);
        Account last = states.getLast();
        states.add(new Account(
                last.balance() + change, last.moves() + 1, id(number).toString()));
        return this;
    }

    /** 10 from account 0 to 1 by operation 0, from 0 s to 1 s; 20 from 1 to 2 by operation 1, from 2 s to 3 s. */
    ToldRun twoTransfers() {
        return transfer(0, 0, 1, 0, 1, 10, new Outcome.Committed())
                .noted(0)
                .moved(0, 0, -10)
                .moved(0, 1, 10)
                .transfer(1, 2, 3, 1, 2, 20, new Outcome.Committed())
                .noted(1)
                .moved(1, 1, -20)
                .moved(1, 2, 20);
    }

    /** The accounts after so many moves of the first ones; the others have seen none. */
    Map<Integer, Account> after(int... moves) {
        Map<Integer, Account> shown = new HashMap<>();
        for (int account = 0; account < Plan.ACCOUNTS; account++) {
            shown.put(account, states(account).get(account < moves.length ? moves[account] : 0));
        }
        return shown;
    }

    private List<Account> states(int account) {
        return accounts.computeIfAbsent(account, _ -> new ArrayList<>());
    }

    /** What the judgement finds wrong, each in a line. */
    List<String> findings() {
        return Judgement.of(operations, movements, new AdHistory(versions), new Accounts(accounts, notes)).stream()
                .map(Finding::what)
                .toList();
    }

    private static OperationId id(int number) {
        return new OperationId(0, number);
    }

    private static long nanos(double seconds) {
        return (long) (seconds * 1e9);
    }
}
