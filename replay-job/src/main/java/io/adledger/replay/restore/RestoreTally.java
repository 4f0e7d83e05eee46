package io.adledger.replay.restore;

import java.util.Arrays;

/** How many ads a restore has done what with. */
public record RestoreTally(long restored, long deleted, long unchanged, long refused) {

    /** Of a restore that has done nothing yet. */
    public static final RestoreTally EMPTY = new RestoreTally(0, 0, 0, 0);

    private static final String SEPARATOR = " ";

    /** With one more. */
    public RestoreTally with(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Restored _ -> new RestoreTally(restored + 1, deleted, unchanged, refused);
            case Verdict.Deleted _ -> new RestoreTally(restored, deleted + 1, unchanged, refused);
            case Verdict.Unchanged _ -> new RestoreTally(restored, deleted, unchanged + 1, refused);
            case Verdict.Refused _ -> new RestoreTally(restored, deleted, unchanged, refused + 1);
        };
    }

    /** How many ads that are. */
    public long ads() {
        return restored + deleted + unchanged + refused;
    }

    /** How many events that makes. */
    public long events() {
        return restored + deleted;
    }

    String toNote() {
        return String.join(
                SEPARATOR,
                Long.toString(restored),
                Long.toString(deleted),
                Long.toString(unchanged),
                Long.toString(refused));
    }

    static RestoreTally fromNote(String note) {
        long[] counts =
                Arrays.stream(note.split(SEPARATOR)).mapToLong(Long::parseLong).toArray();
        return new RestoreTally(counts[0], counts[1], counts[2], counts[3]);
    }
}
