package io.adledger.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.adledger.ledger.files.Folders;
import io.adledger.snapshot.fold.AdDocument;
import io.adledger.snapshot.fold.AdDocument.Content;
import io.adledger.snapshot.fold.Fold;
import io.adledger.snapshot.fold.Moments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class FoldTest {

    @Property(tries = 40)
    void theFoldUpToAMomentIsWhatWasSaidUpToThatMoment(
            @ForAll @Size(min = 1, max = 80) List<@IntRange(max = 59) Integer> steps,
            @ForAll @IntRange(max = 45) int second)
            throws IOException {
        AdHistory history = AdHistory.of(steps);
        Instant moment = AdHistory.second(second);

        long last = new Moments(history.journal()).lastBlockAt(moment).orElseThrow();

        assertThat(folded(history, last, last)).isEqualTo(history.upTo(moment));
    }

    @Property(tries = 40)
    void aFoldThatIsBrokenOffAnywhereGoesOnToTheSame(
            @ForAll @Size(min = 1, max = 80) List<@IntRange(max = 59) Integer> steps,
            @ForAll @IntRange(max = 79) int broken)
            throws IOException {
        AdHistory history = AdHistory.of(steps);

        assertThat(folded(history, Math.min(broken, history.lastBlock()), history.lastBlock()))
                .isEqualTo(history.upTo(history.lastBlock()));
    }

    private static Map<String, String> folded(AdHistory history, long first, long last) throws IOException {
        Path folder = Files.createTempDirectory("fold");
        try {
            try (Fold fold = Fold.open(folder)) {
                fold.follow(history.journal(), first, next -> {});
            }
            try (Fold fold = Fold.open(folder);
                    Stream<AdDocument> documents = opened(fold, history, last)) {
                Map<String, String> states = new TreeMap<>();
                documents.forEach(document -> states.put(document.documentId(), text(document)));
                return states;
            }
        } finally {
            Folders.remove(folder);
        }
    }

    private static Stream<AdDocument> opened(Fold fold, AdHistory history, long last) {
        fold.follow(history.journal(), last, next -> {});
        return fold.documents();
    }

    private static String text(AdDocument document) {
        return switch (document.content()) {
            case Content.Live live ->
                "live " + document.version() + " " + live.ad().content().title();
            case Content.Deleted _ -> "deleted " + document.version();
            case Content.Removed _ -> "removed " + document.version();
            case Content.Erased _ -> "erased " + document.version();
        };
    }
}
