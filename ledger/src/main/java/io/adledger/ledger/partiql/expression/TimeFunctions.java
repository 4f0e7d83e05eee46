package io.adledger.ledger.partiql.expression;

import com.amazon.ion.IonException;
import com.amazon.ion.Timestamp;
import io.adledger.ledger.ion.IonValues;
import io.adledger.ledger.partiql.StatementException;
import io.adledger.ledger.partiql.value.Datum;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Functions of timestamps. */
final class TimeFunctions {

    private TimeFunctions() {}

    private enum Part {
        YEAR(ChronoUnit.YEARS),
        MONTH(ChronoUnit.MONTHS),
        DAY(ChronoUnit.DAYS),
        HOUR(ChronoUnit.HOURS),
        MINUTE(ChronoUnit.MINUTES),
        SECOND(ChronoUnit.SECONDS),
        TIMEZONE_HOUR(ChronoUnit.FOREVER),
        TIMEZONE_MINUTE(ChronoUnit.FOREVER);

        private final ChronoUnit unit;

        Part(ChronoUnit unit) {
            this.unit = unit;
        }

        static Part of(String function, Datum name) {
            try {
                return valueOf(Function.text(function, name).toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw new StatementException("No such part of a timestamp: " + name.describe(), e);
            }
        }
    }

    static Datum dateAdd(List<Datum> arguments) {
        Part part = Part.of("date_add", arguments.get(0));
        int amount = Function.integer("date_add", arguments.get(1));
        Timestamp timestamp = Function.timestamp("date_add", arguments.get(2));
        try {
            return datum(
                    switch (part) {
                        case YEAR -> timestamp.addYear(amount);
                        case MONTH -> timestamp.addMonth(amount);
                        case DAY -> timestamp.addDay(amount);
                        case HOUR -> timestamp.addHour(amount);
                        case MINUTE -> timestamp.addMinute(amount);
                        case SECOND -> timestamp.addSecond(amount);
                        default -> throw new StatementException("DATE_ADD cannot add a " + part);
                    });
        } catch (IllegalArgumentException e) {
            throw new StatementException("DATE_ADD: the result is out of range", e);
        }
    }

    static Datum dateDiff(List<Datum> arguments) {
        Part part = Part.of("date_diff", arguments.get(0));
        if (part.unit == ChronoUnit.FOREVER) {
            throw new StatementException("DATE_DIFF cannot count a " + part);
        }
        return Datum.of(part.unit.between(
                dateTime(Function.timestamp("date_diff", arguments.get(1))),
                dateTime(Function.timestamp("date_diff", arguments.get(2)))));
    }

    static Datum extract(List<Datum> arguments) {
        Part part = Part.of("extract", arguments.get(0));
        Timestamp timestamp = Function.timestamp("extract", arguments.get(1));
        int offset = Objects.requireNonNullElse(timestamp.getLocalOffset(), 0);
        return switch (part) {
            case YEAR -> Datum.of(timestamp.getYear());
            case MONTH -> Datum.of(timestamp.getMonth());
            case DAY -> Datum.of(timestamp.getDay());
            case HOUR -> Datum.of(timestamp.getHour());
            case MINUTE -> Datum.of(timestamp.getMinute());
            case SECOND -> seconds(timestamp.getDecimalSecond());
            case TIMEZONE_HOUR -> Datum.of(offset / 60);
            case TIMEZONE_MINUTE -> Datum.of(offset % 60);
        };
    }

    private static Datum seconds(BigDecimal seconds) {
        return seconds.scale() > 0 ? Datum.of(IonValues.ION.newDecimal(seconds)) : Datum.of(seconds.toBigInteger());
    }

    static Datum toString(List<Datum> arguments) {
        Timestamp timestamp = Function.timestamp("to_string", arguments.get(0));
        String pattern = Function.text("to_string", arguments.get(1));
        return Datum.of(TimestampPattern.of(pattern).format(dateTime(timestamp)));
    }

    static Datum toTimestamp(List<Datum> arguments) {
        String text = Function.text("to_timestamp", arguments.getFirst());
        if (arguments.size() == 2) {
            return datum(TimestampPattern.of(Function.text("to_timestamp", arguments.get(1)))
                    .parse(text));
        }
        try {
            return datum(Timestamp.valueOf(text));
        } catch (IllegalArgumentException | IonException e) {
            throw new StatementException("TO_TIMESTAMP: not an Ion timestamp: " + text, e);
        }
    }

    private static Datum datum(Timestamp timestamp) {
        return Datum.of(IonValues.ION.newTimestamp(timestamp));
    }

    private static OffsetDateTime dateTime(Timestamp timestamp) {
        try {
            BigDecimal seconds = timestamp.getDecimalSecond();
            int offset = Objects.requireNonNullElse(timestamp.getLocalOffset(), 0);
            return OffsetDateTime.of(
                    timestamp.getYear(),
                    timestamp.getMonth(),
                    timestamp.getDay(),
                    timestamp.getHour(),
                    timestamp.getMinute(),
                    seconds.intValue(),
                    seconds.remainder(BigDecimal.ONE).movePointRight(9).intValue(),
                    ZoneOffset.ofTotalSeconds(offset * 60));
        } catch (DateTimeException e) {
            throw new StatementException("The timestamp is out of range: " + timestamp, e);
        }
    }
}
