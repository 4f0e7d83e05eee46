package io.adledger.command.ad;

import io.adledger.ad.AdState;
import io.adledger.ad.Decision;

/** What came of a command. */
public sealed interface Outcome {

    /** It is done, or was done before, and the ad is in this state after it. */
    record Done(AdState state) implements Outcome {}

    /** It is not done, for this reason. */
    record NotDone(Decision.Rejected reason) implements Outcome {}

    /** Its idempotency key was given to another request. */
    record KeyOfAnother() implements Outcome {}

    /** The request with its idempotency key is being worked on. */
    record StillRunning() implements Outcome {}
}
