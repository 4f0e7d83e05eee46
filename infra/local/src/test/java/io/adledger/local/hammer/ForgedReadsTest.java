package io.adledger.local.hammer;

import static io.adledger.local.hammer.ToldRun.AD;
import static io.adledger.local.hammer.ToldRun.CHANGED;
import static io.adledger.local.hammer.ToldRun.CONTENT;
import static io.adledger.local.hammer.ToldRun.at;
import static io.adledger.local.hammer.ToldRun.saw;
import static io.adledger.local.hammer.ToldRun.sighting;
import static org.assertj.core.api.Assertions.assertThat;

import io.adledger.local.hammer.record.Answer;
import io.adledger.local.hammer.record.Request;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Reads that no honest stack answers so are found out, each for what it is; honest ones are not. */
class ForgedReadsTest {

    private static final Request LIVE = new Request.ReadLive(AD);
    private static final Request VERSIONS = new Request.ReadVersions(AD);

    private final ToldRun run = new ToldRun();

    @Test
    void honestReadsAreNotAccused() {
        run.publishedChangedAndDeleted()
                .told(10, 0.1, 0.2, LIVE, new Answer.SawNone(404))
                .told(11, 6, 7, LIVE, saw(0, CONTENT))
                .told(12, 2.1, 2.2, LIVE, saw(1, CHANGED))
                .told(13, 4.1, 4.2, LIVE, new Answer.SawNone(410))
                .told(14, 1.5, 1.6, VERSIONS, new Answer.Saw(List.of(sighting(0, CONTENT))))
                .told(15, 0.1, 0.2, VERSIONS, new Answer.SawNone(404))
                .told(
                        16,
                        6,
                        7,
                        VERSIONS,
                        new Answer.Saw(List.of(
                                sighting(0, CONTENT),
                                sighting(1, CHANGED),
                                new Answer.Sighting(AD.adId(), 2, Optional.empty()))))
                .told(17, 6, 7, past(0.1), new Answer.SawNone(404))
                .told(18, 6, 7, past(1), saw(0, CONTENT))
                .told(19, 6, 7, past(2.5), saw(1, CHANGED))
                .told(20, 2.6, 2.7, past(2.6), saw(0, CONTENT))
                .told(21, 6, 7, past(5), new Answer.SawNone(410))
                .told(22, 6, 7, new Request.Search("anna"), saw(1, CHANGED))
                .told(23, 6, 7, LIVE, new Answer.Unknown("no answer"));

        assertThat(run.findings()).isEmpty();
    }

    @Test
    void aVersionThatIsNotThere() {
        run.published().told(10, 6, 7, LIVE, saw(3, CONTENT));

        assertThat(run.findings()).singleElement().asString().startsWith("a read showed a version that is not there");
    }

    @Test
    void anotherContentThanTheVersionHas() {
        run.publishedAndChanged().told(10, 6, 7, new Request.Search("anna"), saw(1, CONTENT));

        assertThat(run.findings()).singleElement().asString().startsWith("a read showed another content");
    }

    @Test
    void aVersionBeforeItWasAskedFor() {
        run.publishedAndChanged().told(10, 1.2, 1.3, LIVE, saw(1, CHANGED));

        assertThat(run.findings())
                .singleElement()
                .asString()
                .startsWith("a read showed a version before it was asked for");
    }

    @Test
    void anAdThatIsGoneBeforeItsDeletion() {
        run.publishedChangedAndDeleted().told(10, 3.1, 3.2, LIVE, new Answer.SawNone(410));

        assertThat(run.findings()).singleElement().asString().startsWith("an ad was gone before it was deleted");
    }

    @Test
    void versionsThatLackWhatWasAcknowledged() {
        run.publishedAndChanged().told(10, 3.1, 3.2, VERSIONS, new Answer.Saw(List.of(sighting(0, CONTENT))));

        assertThat(run.findings())
                .singleElement()
                .asString()
                .startsWith("a read of all versions has gaps, or lacks what was acknowledged");
    }

    @Test
    void versionsThatAreNotFound() {
        run.published().told(10, 3.1, 3.2, VERSIONS, new Answer.SawNone(404));

        assertThat(run.findings()).hasSize(1);
    }

    @Test
    void versionsWithAGap() {
        run.publishedAndChanged().told(10, 3.1, 3.2, VERSIONS, new Answer.Saw(List.of(sighting(1, CHANGED))));

        assertThat(run.findings()).hasSize(1);
    }

    @Test
    void aPastMomentThatShowsWhatCameAfterIt() {
        run.publishedAndChanged().told(10, 6, 7, past(1), saw(1, CHANGED));

        assertThat(run.findings())
                .singleElement()
                .asString()
                .startsWith("a read of a past moment showed another version");
    }

    @Test
    void aPastMomentThatLacksWhatWasAcknowledged() {
        run.publishedAndChanged().told(10, 6, 7, past(3), saw(0, CONTENT));

        assertThat(run.findings())
                .singleElement()
                .asString()
                .startsWith("a read of a past moment showed another version");
    }

    @Test
    void aPastMomentAtWhichTheAdWasDeletedTooEarly() {
        run.publishedChangedAndDeleted().told(10, 6, 7, past(3), new Answer.SawNone(410));

        assertThat(run.findings())
                .singleElement()
                .asString()
                .startsWith("a read of a past moment showed another version");
    }

    @Test
    void anAnswerThatNobodyForesees() {
        run.published().told(10, 6, 7, LIVE, new Answer.Unforeseen(500, "oops"));

        assertThat(run.findings()).singleElement().asString().startsWith("an answer that nobody foresees");
    }

    private static Request past(double time) {
        return new Request.ReadPast(AD, at(time));
    }
}
