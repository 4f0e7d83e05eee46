package io.adledger.ad;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What happened to an ad. */
public sealed interface AdEvent {

    Envelope envelope();

    /** The names that events have in the ledger. */
    enum Type {
        AD_CREATED("AdCreated"),
        AD_UPDATED("AdUpdated"),
        AD_DELETED("AdDeleted"),
        AD_RESTORED("AdRestored");

        private final String typeName;

        Type(String typeName) {
            this.typeName = typeName;
        }

        public String typeName() {
            return typeName;
        }
    }

    /**
     * What all events have.
     *
     * @param id of the event; no other event has it
     * @param occurredAt when the command came, by the clock of the service that took it, milliseconds
     * @param actor who gave the command
     * @param commandId of the command that made it
     * @param trace the step of a trace that the command was; events of before traces were kept have none
     */
    record Envelope(String id, Instant occurredAt, String actor, String commandId, Optional<TraceParent> trace) {}

    /** A new ad was published. */
    record AdCreated(Ad ad, Envelope envelope) implements AdEvent {}

    /**
     * An ad was changed.
     *
     * @param content what it says now
     * @param changed the fields that were given other values, at least one
     */
    record AdUpdated(AdContent content, List<AdField> changed, Envelope envelope) implements AdEvent {
        public AdUpdated {
            changed = List.copyOf(changed);
        }
    }

    /** An ad was deleted. */
    record AdDeleted(Envelope envelope) implements AdEvent {}

    /**
     * An ad, live or deleted, was made again what it had been: an operator's doing.
     *
     * @param content what it says now
     * @param changed the fields that were given other values, at least one; all if the ad was deleted
     * @param past where that was said before
     */
    record AdRestored(AdContent content, List<AdField> changed, PastVersion past, Envelope envelope)
            implements AdEvent {
        public AdRestored {
            changed = List.copyOf(changed);
        }
    }

    /**
     * A version that an ad had at a moment.
     *
     * @param asOf the moment, milliseconds, by the ledger's time
     */
    record PastVersion(long version, Instant asOf) {}

    /** The name of its kind. */
    default Type type() {
        return switch (this) {
            case AdCreated created -> Type.AD_CREATED;
            case AdUpdated updated -> Type.AD_UPDATED;
            case AdDeleted deleted -> Type.AD_DELETED;
            case AdRestored restored -> Type.AD_RESTORED;
        };
    }

    /** The fields that it gave other values; none of a deletion. */
    default List<AdField> changedFields() {
        return switch (this) {
            case AdCreated created -> List.of(AdField.values());
            case AdUpdated updated -> updated.changed();
            case AdDeleted deleted -> List.of();
            case AdRestored restored -> restored.changed();
        };
    }
}
