package io.adledger.snapshot.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which snapshot: as of which moment, which is to the millisecond, and up to which block, the last before that moment.
 * Written as {@code 20260901T000000Z-1234} or, with milliseconds, {@code 20260901T000000.250Z-1234}. Ordered by moment.
 *
 * @param sequenceNo of the block
 */
public record SnapshotId(Instant moment, long sequenceNo) implements Comparable<SnapshotId> {

    private static final Pattern TEXT = Pattern.compile("(\\d{8}T\\d{6})(?:\\.(\\d{3}))?Z-(\\d{1,18})");
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Comparator<SnapshotId> ORDER =
            Comparator.comparing(SnapshotId::moment).thenComparingLong(SnapshotId::sequenceNo);
    private static final int MILLIS_PER_SECOND = 1_000;

    public SnapshotId {
        moment = moment.truncatedTo(ChronoUnit.MILLIS);
    }

    /** The id that is written so; none if it is no id. */
    public static Optional<SnapshotId> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            Instant second = SECONDS.parse(parts.group(1), Instant::from);
            long millis = parts.group(2) == null ? 0 : Long.parseLong(parts.group(2));
            return Optional.of(new SnapshotId(second.plusMillis(millis), Long.parseLong(parts.group(3))));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    @Override
    public int compareTo(SnapshotId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        long millis = Math.floorMod(moment.toEpochMilli(), MILLIS_PER_SECOND);
        String fraction = millis == 0 ? "" : String.format(Locale.ROOT, ".%03d", millis);
        return SECONDS.format(moment) + fraction + "Z-" + sequenceNo;
    }
}
