package io.adledger.ledger.export;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Consecutive blocks of one hour, encoded end to end.
 *
 * @param firstTime when the first of them was committed
 */
@SuppressWarnings("ArrayRecordComponent")
public record PackedObject(String strandId, long first, long last, Instant firstTime, byte[] content) {

    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("yyyy/MM/dd/HH", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** {@code yyyy/MM/dd/HH/<strandId>.<first>-<last>.<extension>}. */
    public String name(OutputFormat format) {
        return HOUR.format(firstTime) + "/" + strandId + "." + first + "-" + last + "." + format.extension();
    }
}
