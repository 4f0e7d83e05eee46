package io.adledger.command.ad;

import io.adledger.ad.AdCommand;
import io.adledger.ad.AdDecider;
import io.adledger.ad.AdState;
import io.adledger.ad.Decision;
import java.util.Optional;

/**
 * Carries out commands. Existence, ownership, version and idempotency key are checked in the transaction that records
 * the event. Thread-safe.
 */
public final class AdCommands {

    private final AdJournal journal;
    private final RunningRequests running = new RunningRequests();

    public AdCommands(AdJournal journal) {
        this.journal = journal;
    }

    /**
     * Carries out a command.
     *
     * @throws JournalUnavailableException if it cannot be known now whether it was carried out
     */
    public Outcome carryOut(AdCommand command) {
        return journal.inTransaction(transaction -> carryOut(transaction, command));
    }

    /**
     * Carries out a command, unless the request was answered before: then the first answer is given again. Only requests
     * that are done are remembered.
     *
     * @throws JournalUnavailableException if it cannot be known now whether it was carried out
     */
    public Outcome carryOut(AdCommand command, KeyedRequest request) {
        return running.alone(
                        request.key(),
                        () -> journal.inTransaction(transaction -> carryOutOnce(transaction, command, request)))
                .orElseGet(Outcome.StillRunning::new);
    }

    private static Outcome carryOutOnce(AdTransaction transaction, AdCommand command, KeyedRequest request) {
        Optional<Receipt> receipt = transaction.receipt(request.key());
        if (receipt.isPresent()) {
            return receipt.get().requestHash().equals(request.requestHash())
                    ? firstAnswer(transaction, receipt.get())
                    : new Outcome.KeyOfAnother();
        }
        Outcome outcome = carryOut(transaction, command);
        if (outcome instanceof Outcome.Done done) {
            transaction.insert(new Receipt(
                    request.key(),
                    request.requestHash(),
                    command.adId(),
                    Recording.version(done.state()),
                    command.order().at()));
        }
        return outcome;
    }

    /** A version that was redacted since is answered like that of a deleted ad: what it said is gone. */
    private static Outcome firstAnswer(AdTransaction transaction, Receipt receipt) {
        return transaction
                .find(receipt.adId())
                .flatMap(document -> Recording.ofVersion(receipt.version(), transaction.history(document)))
                .<Outcome>map(Outcome.Done::new)
                .orElseGet(() -> new Outcome.NotDone(new Decision.DeletedAd()));
    }

    private static Outcome carryOut(AdTransaction transaction, AdCommand command) {
        Optional<AdDocument> document = transaction.find(command.adId());
        Optional<AdState> before = transaction.isRepeated()
                ? document.flatMap(found -> Recording.leftBy(command.order(), transaction.history(found)))
                : Optional.empty();
        if (before.isPresent()) {
            return new Outcome.Done(before.get());
        }
        return Recording.record(transaction, document, state -> AdDecider.decide(state, command));
    }
}
