package io.adledger.command.http;

import io.adledger.ad.AdCommand;
import io.adledger.ad.AdFault;
import io.adledger.ad.Decision;
import io.adledger.api.problem.Fault;
import io.adledger.api.problem.ProblemException;
import io.adledger.api.problem.ProblemKind;
import java.util.List;

/** Commands that are not carried out, as problems. */
final class Problems {

    private Problems() {}

    static ProblemException invalid(List<AdFault> faults) {
        List<Fault> named = faults.stream()
                .map(fault -> new Fault("/" + fault.path(), fault.reason()))
                .toList();
        String sentence = faults.size() == 1
                ? faults.getFirst().path() + " " + faults.getFirst().reason() + "."
                : "There are " + faults.size() + " faults; all are listed in errors.";
        return new ProblemException(ProblemKind.INVALID_AD, sentence, named);
    }

    static ProblemException of(AdCommand command, Decision.Rejected reason) {
        String ad = "The ad " + command.adId();
        return switch (reason) {
            case Decision.UnknownAd unknown ->
                new ProblemException(ProblemKind.AD_NOT_FOUND, "There is no ad " + command.adId() + ".");
            case Decision.DeletedAd deleted -> new ProblemException(ProblemKind.AD_NOT_FOUND, ad + " was deleted.");
            case Decision.ForeignAd foreign ->
                new ProblemException(ProblemKind.FORBIDDEN, ProblemException.NOT_ALLOWED);
            case Decision.OtherVersion other ->
                new ProblemException(
                        ProblemKind.PRECONDITION_FAILED,
                        ad + " has the version " + other.version() + ", not the one in If-Match.");
            case Decision.ExistingAd existing -> new ProblemException(ProblemKind.CONFLICT, ad + " exists already.");
            case Decision.ErasedPast erased ->
                new ProblemException(ProblemKind.CONFLICT, "What the ad " + command.adId() + " said was erased.");
            case Decision.BrokenRules broken -> invalid(broken.faults());
        };
    }

    static ProblemException keyOfAnother() {
        return new ProblemException(
                ProblemKind.IDEMPOTENCY_KEY_CONFLICT,
                "The Idempotency-Key was given to another request; a new request needs a new key.");
    }

    static ProblemException stillRunning() {
        return new ProblemException(
                ProblemKind.IDEMPOTENCY_KEY_IN_USE,
                "The request with this Idempotency-Key is being worked on; try again soon.");
    }

    static ProblemException unavailable() {
        return new ProblemException(
                ProblemKind.UNAVAILABLE,
                "The ledger does not take the command now, and it is not known whether it has; try again soon, with an"
                        + " Idempotency-Key.");
    }
}
