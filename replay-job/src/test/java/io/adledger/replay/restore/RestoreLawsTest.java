package io.adledger.replay.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.adledger.ad.AdContent;
import io.adledger.ad.AdId;
import io.adledger.command.ad.AdRestores;
import io.adledger.ledger.files.Folders;
import io.adledger.replay.Pace;
import io.adledger.snapshot.fold.AdDocument;
import io.adledger.snapshot.fold.AdDocument.Content;
import io.adledger.snapshot.fold.Fold;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Any history of ads in a real ledger, restored to any of its blocks. */
class RestoreLawsTest {

    private static final int ADS = 6;

    private final List<String> ads = new ArrayList<>();

    @Property(tries = 25, shrinking = ShrinkingMode.OFF)
    void afterARestoreAllAdsAreAsTheyWereButVersionsAndTimesGoOn(
            @ForAll @Size(min = 5, max = 60) List<@IntRange(max = 71) Integer> steps,
            @ForAll @IntRange(max = 99) int percent)
            throws IOException {
        Path folder = Files.createTempDirectory("restore");
        try (LedgerOfAds ledger = new LedgerOfAds()) {
            long first = ledger.tip();
            for (int i = 0; i < ADS; i++) {
                ads.add(ledger.create("ad " + i));
            }
            steps.forEach(step -> happens(ledger, step));
            long then = first + (ledger.tip() - first) * percent / 100;

            Map<String, AdDocument> past = documents(ledger, folder.resolve("1"), then);
            Map<String, AdDocument> before = documents(ledger, folder.resolve("2"), ledger.tip());
            RestoreTally tally = restore(ledger, folder.resolve("3"), then);
            Map<String, AdDocument> after = documents(ledger, folder.resolve("4"), ledger.tip());

            assertThat(tally.ads()).isEqualTo(before.size());
            assertThat(after.keySet()).isEqualTo(before.keySet());
            long refused = 0;
            for (AdDocument now : before.values()) {
                Optional<AdDocument> asItWas = Optional.ofNullable(past.get(now.documentId()));
                if (cannotBe(now, asItWas)) {
                    refused++;
                    assertThat(after.get(now.documentId())).isEqualTo(now);
                } else {
                    assertIsAgain(content(asItWas), now, Objects.requireNonNull(after.get(now.documentId())));
                }
            }
            assertThat(tally.refused()).isEqualTo(refused);
            long tip = ledger.tip();
            RestoreTally again = restore(ledger, folder.resolve("5"), then);
            assertThat(again.events()).isZero();
            assertThat(ledger.tip()).isEqualTo(tip);
        } finally {
            Folders.remove(folder);
        }
    }

    private static void assertIsAgain(Optional<AdContent> then, AdDocument before, AdDocument after) {
        assertThat(content(Optional.of(after))).isEqualTo(then);
        boolean same = content(Optional.of(before)).equals(then);
        assertThat(after.version()).isEqualTo(same ? before.version() : before.version() + 1);
        assertThat(lastEvent(after)).isAfterOrEqualTo(lastEvent(before));
    }

    private static boolean cannotBe(AdDocument now, Optional<AdDocument> then) {
        boolean erased = then.filter(document -> document.content() instanceof Content.Erased)
                .isPresent();
        return erased
                || (now.content() instanceof Content.Removed && content(then).isPresent());
    }

    private void happens(LedgerOfAds ledger, int step) {
        String ad = ads.get(step % ADS);
        switch (step / ADS) {
            case 0 -> ads.set(step % ADS, ledger.create("new " + step));
            case 1, 2 -> ledger.delete(ad);
            case 3 -> ledger.remove(ad);
            case 4, 5 -> redactIfThereIsALaterOne(ledger, ad);
            case 6 -> ledger.rename(ad, "ad " + step % ADS);
            default -> ledger.rename(ad, "renamed " + step);
        }
    }

    private static void redactIfThereIsALaterOne(LedgerOfAds ledger, String ad) {
        if (ledger.events(ad).size() > 1) {
            ledger.redactFirst(ad);
        }
    }

    private static RestoreTally restore(LedgerOfAds ledger, Path folder, long then) {
        try (Fold past = ledger.folded(folder.resolve("past"), then);
                Fold now = ledger.folded(folder.resolve("now"), ledger.tip())) {
            RestoreOrder order = new RestoreOrder(AdId.next(), "operator:olga", Instant.now());
            return new RestoreRun(
                            new RestorePlan(past, now), now, new AdRestores(ledger.ads()), order, Clock.systemUTC())
                    .run(Pace.UNLIMITED, (one, soFar) -> {});
        }
    }

    private static Map<String, AdDocument> documents(LedgerOfAds ledger, Path folder, long last) {
        try (Fold fold = ledger.folded(folder, last);
                Stream<AdDocument> documents = fold.documents()) {
            Map<String, AdDocument> byId = new TreeMap<>();
            documents.forEach(document -> byId.put(document.documentId(), document));
            return byId;
        }
    }

    private static Optional<AdContent> content(Optional<AdDocument> document) {
        return document.map(AdDocument::content)
                .flatMap(content -> content instanceof Content.Live live
                        ? Optional.of(live.ad().content())
                        : Optional.empty());
    }

    private static Instant lastEvent(AdDocument document) {
        return switch (document.content()) {
            case Content.Live live -> live.ad().updatedAt();
            case Content.Deleted deleted -> deleted.deletedAt();
            case Content.Removed removed -> removed.at();
            case Content.Erased _ -> Instant.MIN;
        };
    }
}
