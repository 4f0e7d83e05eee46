package io.adledger.ad;

import java.time.Instant;
import java.util.Optional;

/** What a publisher wants done to an ad. */
public sealed interface AdCommand {

    String adId();

    String publisherId();

    Order order();

    /**
     * What all commands have: who gave it and when.
     *
     * @param commandId the same each time that the same command is tried; no other command has it
     * @param actor who wants it done
     * @param trace the step of a trace that it is
     */
    record Order(String commandId, String actor, Instant at, Optional<TraceParent> trace) {

        /** One that is part of no trace. */
        public Order(String commandId, String actor, Instant at) {
            this(commandId, actor, at, Optional.empty());
        }
    }

    /** Publishes a new ad, under an id that no ad has. */
    record CreateAd(String adId, String publisherId, AdFields fields, Order order) implements AdCommand {}

    /**
     * Gives some fields of an ad other values.
     *
     * @param condition on the version that is there
     */
    record UpdateAd(String adId, String publisherId, AdFields fields, VersionCondition condition, Order order)
            implements AdCommand {}

    /**
     * Deletes an ad.
     *
     * @param condition on the version that is there
     */
    record DeleteAd(String adId, String publisherId, VersionCondition condition, Order order) implements AdCommand {}
}
