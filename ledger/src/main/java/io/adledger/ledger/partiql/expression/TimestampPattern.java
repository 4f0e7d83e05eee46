package io.adledger.ledger.partiql.expression;

import com.amazon.ion.Timestamp;
import io.adledger.ledger.partiql.StatementException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of TO_STRING and TO_TIMESTAMP: the letters that {@link DateTimeFormatter} knows, names in English. What is
 * parsed is as precise as the pattern asks, and has no known offset if the pattern has none.
 */
final class TimestampPattern {

    private final String pattern;
    private final DateTimeFormatter formatter;

    private TimestampPattern(String pattern, DateTimeFormatter formatter) {
        this.pattern = pattern;
        this.formatter = formatter;
    }

    static TimestampPattern of(String pattern) {
        try {
            return new TimestampPattern(
                    pattern,
                    new DateTimeFormatterBuilder()
                            .parseCaseInsensitive()
                            .appendPattern(pattern)
                            .toFormatter(Locale.US));
        } catch (IllegalArgumentException e) {
            throw new StatementException("Not a pattern for timestamps: " + pattern, e);
        }
    }

    String format(OffsetDateTime moment) {
        try {
            return formatter.format(moment);
        } catch (DateTimeException e) {
            throw new StatementException("Cannot write a timestamp as " + pattern, e);
        }
    }

    Timestamp parse(String text) {
        try {
            return timestamp(formatter.parse(text));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new StatementException("Not a timestamp of the form " + pattern + ": " + text, e);
        }
    }

    private static Timestamp timestamp(TemporalAccessor parsed) {
        int year = parsed.get(parsed.isSupported(ChronoField.YEAR) ? ChronoField.YEAR : ChronoField.YEAR_OF_ERA);
        if (!parsed.isSupported(ChronoField.MONTH_OF_YEAR)) {
            return Timestamp.forYear(year);
        }
        int month = parsed.get(ChronoField.MONTH_OF_YEAR);
        if (!parsed.isSupported(ChronoField.DAY_OF_MONTH)) {
            return Timestamp.forMonth(year, month);
        }
        int day = parsed.get(ChronoField.DAY_OF_MONTH);
        if (!parsed.isSupported(ChronoField.HOUR_OF_DAY)) {
            return Timestamp.forDay(year, month, day);
        }
        int hour = parsed.get(ChronoField.HOUR_OF_DAY);
        int minute = value(parsed, ChronoField.MINUTE_OF_HOUR);
        return parsed.isSupported(ChronoField.SECOND_OF_MINUTE)
                ? Timestamp.forSecond(year, month, day, hour, minute, seconds(parsed), offset(parsed))
                : Timestamp.forMinute(year, month, day, hour, minute, offset(parsed));
    }

    private static BigDecimal seconds(TemporalAccessor parsed) {
        BigDecimal whole = BigDecimal.valueOf(parsed.get(ChronoField.SECOND_OF_MINUTE));
        int nanos = value(parsed, ChronoField.NANO_OF_SECOND);
        return nanos == 0 ? whole : whole.add(BigDecimal.valueOf(nanos, 9).stripTrailingZeros());
    }

    private static @Nullable Integer offset(TemporalAccessor parsed) {
        return parsed.isSupported(ChronoField.OFFSET_SECONDS) ? parsed.get(ChronoField.OFFSET_SECONDS) / 60 : null;
    }

    private static int value(TemporalAccessor parsed, ChronoField field) {
        return parsed.isSupported(field) ? parsed.get(field) : 0;
    }
}
