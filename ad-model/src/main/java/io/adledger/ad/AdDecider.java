package io.adledger.ad;

import io.adledger.ad.AdCommand.CreateAd;
import io.adledger.ad.AdCommand.DeleteAd;
import io.adledger.ad.AdCommand.UpdateAd;
import io.adledger.ad.AdEvent.AdCreated;
import io.adledger.ad.AdEvent.AdDeleted;
import io.adledger.ad.AdEvent.AdRestored;
import io.adledger.ad.AdEvent.AdUpdated;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;

/**
 * How ads live: which event a command makes, and what an event makes of an ad. Pure but for the ids that new events
 * get.
 */
public final class AdDecider {

    private AdDecider() {}

    /** What comes of a command that is given to an ad in this state. */
    public static Decision decide(AdState state, AdCommand command) {
        return switch (command) {
            case CreateAd create -> create(state, create);
            case UpdateAd update -> onOwnAd(state, update, update.condition(), live -> update(live, update));
            case DeleteAd delete ->
                onOwnAd(
                        state,
                        delete,
                        delete.condition(),
                        live -> new Decision.Accepted(
                                new AdDeleted(envelopeAfter(live.ad().updatedAt(), delete.order()))));
        };
    }

    /**
     * The state after an event.
     *
     * @throws IllegalArgumentException if the event cannot happen to an ad in this state
     */
    public static AdState evolve(AdState state, AdEvent event) {
        return switch (event) {
            case AdCreated created when state instanceof AdState.Absent -> new AdState.Live(created.ad(), 0);
            case AdUpdated updated
            when state instanceof AdState.Live live ->
                new AdState.Live(
                        live.ad().with(updated.content(), updated.envelope().occurredAt()), live.version() + 1);
            case AdDeleted deleted
            when state instanceof AdState.Live live ->
                new AdState.Deleted(
                        live.ad().adId(),
                        live.ad().publisherId(),
                        live.ad().createdAt(),
                        deleted.envelope().occurredAt(),
                        live.version() + 1);
            case AdRestored restored
            when state instanceof AdState.Live live ->
                new AdState.Live(
                        live.ad().with(restored.content(), restored.envelope().occurredAt()), live.version() + 1);
            case AdRestored restored
            when state instanceof AdState.Deleted deleted ->
                new AdState.Live(
                        new Ad(
                                deleted.adId(),
                                deleted.publisherId(),
                                restored.content(),
                                deleted.createdAt(),
                                restored.envelope().occurredAt()),
                        deleted.version() + 1);
            default ->
                throw new IllegalArgumentException(event.type().typeName() + " cannot happen to an ad that is "
                        + state.getClass().getSimpleName());
        };
    }

    private static Decision create(AdState state, CreateAd create) {
        if (!(state instanceof AdState.Absent)) {
            return new Decision.ExistingAd();
        }
        List<AdFault> faults = AdRules.faultsOfNew(create.fields());
        if (!faults.isEmpty()) {
            return new Decision.BrokenRules(faults);
        }
        Instant at = milliseconds(create.order());
        Ad ad = new Ad(create.adId(), create.publisherId(), AdContent.of(create.fields()), at, at);
        return new Decision.Accepted(new AdCreated(ad, envelope(create.order(), at)));
    }

    private static Decision update(AdState.Live live, UpdateAd update) {
        AdContent content = live.ad().content();
        List<AdFault> faults = AdRules.faultsOfChange(content, update.fields());
        if (!faults.isEmpty()) {
            return new Decision.BrokenRules(faults);
        }
        AdContent next = content.with(update.fields());
        List<AdField> changed = content.differences(next);
        if (changed.isEmpty()) {
            return new Decision.Unchanged(live);
        }
        return new Decision.Accepted(
                new AdUpdated(next, changed, envelopeAfter(live.ad().updatedAt(), update.order())));
    }

    private static Decision onOwnAd(
            AdState state, AdCommand command, VersionCondition condition, Function<AdState.Live, Decision> decision) {
        return switch (state) {
            case AdState.Absent absent -> new Decision.UnknownAd();
            case AdState.Deleted deleted -> new Decision.DeletedAd();
            case AdState.Live live
            when !live.ad().publisherId().equals(command.publisherId()) -> new Decision.ForeignAd();
            case AdState.Live live when !condition.allows(live.version()) -> new Decision.OtherVersion(live.version());
            case AdState.Live live -> decision.apply(live);
        };
    }

    private static AdEvent.Envelope envelope(AdCommand.Order order, Instant at) {
        return new AdEvent.Envelope(AdId.next(), at, order.actor(), order.commandId(), order.trace());
    }

    /** Clocks of several servers differ, but an ad's times are in the order of its events. */
    static AdEvent.Envelope envelopeAfter(Instant lastEvent, AdCommand.Order order) {
        Instant at = milliseconds(order);
        return envelope(order, at.isBefore(lastEvent) ? lastEvent : at);
    }

    private static Instant milliseconds(AdCommand.Order order) {
        return order.at().truncatedTo(ChronoUnit.MILLIS);
    }
}
