package io.adledger.local.load;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Made-up ads: the n-th ad of a seed is always the same, however many are asked for.
 *
 * <p>They come from {@value #PUBLISHERS} publishers of whom few have many ads, or all from one.
 */
final class GeneratedAds implements RowSource {

    private static final int PUBLISHERS = 500;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final int count;
    private final long seed;
    private final Optional<String> publisher;

    GeneratedAds(int count, long seed, Optional<String> publisher) {
        this.count = count;
        this.seed = seed;
        this.publisher = publisher;
    }

    @Override
    public String fingerprint() {
        return "generated-" + seed;
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public Stream<Row> rows() {
        return IntStream.rangeClosed(1, count).mapToObj(this::row);
    }

    private Row row(int number) {
        var random = new SplittableRandom(seed * SPREAD + number);
        String owner = publisher.orElseGet(() -> publisherId(random));
        Assortment assortment = pick(random, Assortment.ALL);
        String thing = pick(random, assortment.things());
        String quality = pick(random, assortment.qualities());
        String place = pick(random, Assortment.PLACES);
        String condition = pick(random, Assortment.CONDITIONS);
        var body = new AdBody()
                .text(AdField.TITLE, thing + ", " + quality + ", " + condition)
                .text(AdField.DESCRIPTION, description(random, thing, quality, place))
                .price(price(random, assortment))
                .text(AdField.CURRENCY, random.nextInt(10) == 0 ? "€" : "EUR")
                .text(AdField.CATEGORY, assortment.category())
                .tags(Stream.of(quality, condition, place).distinct().toList());
        return new Row.Posting(number, owner, body.toJson());
    }

    // Squaring makes the low numbers likely: a few publishers with many ads, many with a few.
    private static String publisherId(SplittableRandom random) {
        double position = random.nextDouble();
        return "publisher-%03d".formatted((int) (position * position * PUBLISHERS) + 1);
    }

    private static String description(SplittableRandom random, String thing, String quality, String place) {
        int years = random.nextInt(1, 12);
        return "%s (%s), bought %d %s ago. %s %s To be picked up in %s."
                .formatted(
                        thing,
                        quality,
                        years,
                        years == 1 ? "year" : "years",
                        pick(random, Assortment.REMARKS),
                        pick(random, Assortment.TERMS),
                        place);
    }

    private static BigDecimal price(SplittableRandom random, Assortment assortment) {
        double spread = Math.pow(10, random.nextDouble() * 1.3);
        long cents = Math.round(assortment.lowestPrice() * spread) * 100L;
        return BigDecimal.valueOf(random.nextInt(4) == 0 ? cents - 1 : cents, 2);
    }

    private static <T> T pick(SplittableRandom random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
