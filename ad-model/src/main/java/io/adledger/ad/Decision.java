package io.adledger.ad;

import java.util.List;

/** What comes of a command. */
public sealed interface Decision {

    /** It is done by this event. */
    record Accepted(AdEvent event) implements Decision {}

    /** All is as it is wanted already; nothing happens. */
    record Unchanged(AdState state) implements Decision {}

    /** It is not done. */
    sealed interface Rejected extends Decision {}

    /** There is no such ad. */
    record UnknownAd() implements Rejected {}

    /** The ad was deleted. */
    record DeletedAd() implements Rejected {}

    /** There is one of this id already. */
    record ExistingAd() implements Rejected {}

    /** The ad is another publisher's. */
    record ForeignAd() implements Rejected {}

    /**
     * The ad has another version than the publisher saw.
     *
     * @param version the version that it has
     */
    record OtherVersion(long version) implements Rejected {}

    /** What the ad said, and is to say again, was erased. */
    record ErasedPast() implements Rejected {}

    /**
     * The ad would break the rules.
     *
     * @param faults all of them, at least one
     */
    record BrokenRules(List<AdFault> faults) implements Rejected {
        public BrokenRules {
            faults = List.copyOf(faults);
        }
    }
}
