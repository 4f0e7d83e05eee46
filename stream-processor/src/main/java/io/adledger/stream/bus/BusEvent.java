package io.adledger.stream.bus;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * An event for the bus.
 *
 * @param id the same whenever the event is made of the same revision
 * @param documentId of the ad's document in the ledger; an ad's events have it in common
 * @param version of the revision
 * @param time when it happened
 * @param detail JSON, as {@code ad-event-1.schema.json} says
 */
public record BusEvent(String id, String documentId, long version, Type type, Instant time, String detail) {

    /** The source of every event. */
    public static final String SOURCE = "adledger.ads";

    /** The most that the entries of one request may take together, and so one alone, in bytes. */
    public static final int MAX_SIZE = 256 * 1024;

    private static final int SIZE_OF_TIME = 14;

    /** What happened, as the detail-type says it. */
    public enum Type {
        CREATED("AdCreated"),
        UPDATED("AdUpdated"),
        DELETED("AdDeleted"),
        RESTORED("AdRestored"),
        ERASED("AdErased");

        private final String detailType;

        Type(String detailType) {
            this.detailType = detailType;
        }

        public String detailType() {
            return detailType;
        }
    }

    /**
     * What its entry counts, in bytes.
     *
     * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevent-size.html">Entry size</a>
     */
    public long size() {
        return SIZE_OF_TIME + bytes(SOURCE) + bytes(type.detailType()) + bytes(detail);
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
