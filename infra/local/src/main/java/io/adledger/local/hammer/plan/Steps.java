package io.adledger.local.hammer.plan;

import io.adledger.local.hammer.plan.Step.Condition;
import io.adledger.local.hammer.record.Change;
import io.adledger.local.hammer.record.Content;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** One random step. Everything that it writes has its name in the title. */
final class Steps {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz ÄÖÜäöüßéžЖ漢字🚲\"\\\n'{}<&";
    private static final int LONGEST_DESCRIPTION = 600;

    private final SplittableRandom random;
    private final String name;

    Steps(SplittableRandom random, String name) {
        this.random = random;
        this.name = name;
    }

    Step next(int places) {
        int place = random.nextInt(places);
        int dice = random.nextInt(100);
        if (dice < 12) {
            return new Step.Publish(place, content());
        }
        if (dice < 46) {
            return new Step.Patch(place, change(), condition(), random.nextBoolean());
        }
        if (dice < 52) {
            return new Step.Delete(place, condition());
        }
        if (dice < 68) {
            return new Step.ReadLive(place);
        }
        if (dice < 80) {
            return new Step.ReadVersions(place);
        }
        return dice < 90 ? new Step.ReadPast(place, Duration.ofMillis(random.nextInt(3_000))) : new Step.Search(place);
    }

    Content content() {
        return new Content(title(), description(), price(), "EUR", "category " + random.nextInt(5), tags());
    }

    private Change change() {
        return new Change(
                title(),
                random.nextBoolean() ? Optional.of(price()) : Optional.empty(),
                random.nextInt(3) == 0 ? Optional.of(description()) : Optional.empty(),
                random.nextInt(3) == 0 ? Optional.of(tags()) : Optional.empty());
    }

    private Condition condition() {
        return switch (random.nextInt(6)) {
            case 0, 1 -> Condition.NEWEST;
            case 2 -> Condition.STALE;
            default -> Condition.NONE;
        };
    }

    private String title() {
        return "hammer " + name + " " + Long.toString(random.nextLong(), Character.MAX_RADIX);
    }

    private String description() {
        int[] letters = LETTERS.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        random.ints(random.nextInt(LONGEST_DESCRIPTION), 0, letters.length)
                .forEach(letter -> text.appendCodePoint(letters[letter]));
        return text.toString();
    }

    private BigDecimal price() {
        return BigDecimal.valueOf(random.nextLong(1_000_000), 2);
    }

    private List<String> tags() {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(tag -> "tag " + tag + " " + random.nextInt(100))
                .toList();
    }
}
