package io.adledger.local.hammer;

import static io.adledger.local.hammer.ToldRun.AD;
import static io.adledger.local.hammer.ToldRun.CHANGE;
import static io.adledger.local.hammer.ToldRun.CHANGED;
import static io.adledger.local.hammer.ToldRun.CONTENT;
import static io.adledger.local.hammer.ToldRun.patch;
import static io.adledger.local.hammer.ToldRun.patchOf;
import static io.adledger.local.hammer.ToldRun.title;
import static io.adledger.local.hammer.ToldRun.written;
import static org.assertj.core.api.Assertions.assertThat;

import io.adledger.local.hammer.record.Answer;
import io.adledger.local.hammer.record.Content;
import io.adledger.local.hammer.record.Request;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Histories that no honest ledger has are found out, each for what it is; honest ones are not. */
class ForgedWritesTest {

    private static final Answer UNKNOWN = new Answer.Unknown("the connection was lost");

    private final ToldRun run = new ToldRun();

    @Test
    void anHonestRunIsNotAccused() {
        run.publishedChangedAndDeleted()
                .told(3, 6, 7, patch(title("too late")), new Answer.Refused(404))
                .told(4, 2, 3.5, patchOf(0, title("another was faster")), new Answer.Refused(412))
                .told(5, 3, 4, patch(title("lost on the way")), UNKNOWN);

        assertThat(run.findings()).isEmpty();
    }

    @Test
    void aWriteOfUnknownOutcomeMayHaveBeenCarriedOutLate() {
        Content late = CHANGED.with(title("late"));
        run.published()
                .told(2, 1.5, 1.6, patch(title("late")), UNKNOWN)
                .told(1, 2, 3, patch(CHANGE), written(1, CHANGED))
                .has(1, 1, 2.5, "AdUpdated", Optional.of(CHANGED))
                .has(2, 2, 9, "AdUpdated", Optional.of(late));

        assertThat(run.findings()).isEmpty();
    }

    @Test
    void aLostWrite() {
        run.published().told(1, 2, 3, patch(CHANGE), written(1, CHANGED));

        assertThat(run.findings())
                .singleElement()
                .asString()
                .startsWith("an acknowledged write is lost: operation 0-1");
    }

    @Test
    void aLostDeletion() {
        run.published().told(1, 2, 3, new Request.Delete(AD, OptionalLong.empty()), new Answer.Deleted());

        assertThat(run.findings()).singleElement().asString().startsWith("an acknowledged deletion is lost");
    }

    @Test
    void aWriteThatWasCarriedOutTwice() {
        run.publishedAndChanged().has(1, 2, 2.6, "AdUpdated", Optional.of(CHANGED));

        assertThat(run.findings()).anyMatch(what -> what.startsWith("a command was carried out more than once"));
    }

    @Test
    void aWriteOfUnknownOutcomeThatWasCarriedOutTwice() {
        run.published()
                .told(1, 2, 3, patch(CHANGE), UNKNOWN)
                .has(1, 1, 2.5, "AdUpdated", Optional.of(CHANGED))
                .has(1, 2, 2.6, "AdUpdated", Optional.of(CHANGED));

        assertThat(run.findings())
                .singleElement()
                .asString()
                .startsWith("a command was carried out more than once: operation 0-1");
    }

    @Test
    void anotherVersionThanWasAnswered() {
        run.published()
                .told(1, 2, 3, patch(CHANGE), written(7, CHANGED))
                .has(1, 1, 2.5, "AdUpdated", Optional.of(CHANGED));

        assertThat(run.findings()).singleElement().asString().startsWith("a write is not what was acknowledged");
    }

    @Test
    void anAnswerThatSaysSomethingElseThanTheLedger() {
        run.published()
                .told(1, 2, 3, patch(CHANGE), written(1, CONTENT))
                .has(1, 1, 2.5, "AdUpdated", Optional.of(CHANGED));

        assertThat(run.findings()).singleElement().asString().startsWith("a write is not what was acknowledged");
    }

    @Test
    void aRefusedWriteThatDidSomething() {
        run.published()
                .told(1, 2, 3, patchOf(0, CHANGE), new Answer.Refused(412))
                .has(1, 1, 2.5, "AdUpdated", Optional.of(CHANGED));

        assertThat(run.findings()).anyMatch(what -> what.startsWith("a refused command did something"));
    }

    @Test
    void aTornWriteThatNobodyWasToldTheOutcomeOf() {
        Content torn = new Content(
                "cheap bike",
                CONTENT.description(),
                new BigDecimal("12.50"),
                CONTENT.currency(),
                CONTENT.category(),
                List.of("new"));
        run.published().told(1, 2, 3, patch(CHANGE), UNKNOWN).has(1, 1, 2.5, "AdUpdated", Optional.of(torn));

        assertThat(run.findings())
                .singleElement()
                .asString()
                .startsWith("version 1 of ad ad-1 is not what operation 0-1 makes of the one before");
    }

    @Test
    void versionsInAnotherOrderThanTheyWereWrittenIn() {
        Content later = CONTENT.with(title("later"));
        run.published()
                .told(1, 2, 3, patch(CHANGE), written(2, later.with(CHANGE)))
                .told(2, 4, 5, patch(title("later")), written(1, later))
                .has(2, 1, 2.5, "AdUpdated", Optional.of(later))
                .has(1, 2, 2.6, "AdUpdated", Optional.of(later.with(CHANGE)));

        assertThat(run.findings())
                .singleElement()
                .asString()
                .startsWith("a later command has an earlier version: operations 0-1 and 0-2");
    }

    @Test
    void aMissingVersion() {
        run.published().told(1, 2, 3, patch(CHANGE), UNKNOWN).has(1, 2, 2.5, "AdUpdated", Optional.of(CHANGED));

        assertThat(run.findings()).containsExactly("a version is missing or twice there");
    }

    @Test
    void aVersionThatNobodyAskedFor() {
        run.published().hasOfNobody(1, CHANGED);

        assertThat(run.findings()).containsExactly("nobody asked for a version");
    }

    @Test
    void aVersionAfterTheDeletion() {
        run.publishedChangedAndDeleted()
                .told(3, 3, 6, patch(title("undead")), UNKNOWN)
                .has(3, 3, 5.5, "AdUpdated", Optional.of(CHANGED.with(title("undead"))));

        assertThat(run.findings())
                .singleElement()
                .asString()
                .startsWith("version 3 of ad ad-1 is not what operation 0-3 makes of the one before");
    }

    @Test
    void aConditionalWriteOnAnotherVersion() {
        Content third = CHANGED.with(title("third"));
        run.publishedAndChanged()
                .told(2, 4, 5, patchOf(0, title("third")), written(2, third))
                .has(2, 2, 4.5, "AdUpdated", Optional.of(third));

        assertThat(run.findings())
                .singleElement()
                .asString()
                .startsWith("a conditional command took place on another version: operation 0-2");
    }

    @Test
    void aConditionalWriteThatWasRefusedForNoReason() {
        run.publishedAndChanged().told(2, 4, 5, patchOf(1, title("third")), new Answer.Refused(412));

        assertThat(run.findings())
                .singleElement()
                .asString()
                .startsWith("a conditional command was refused though the ad had the version");
    }

    @Test
    void anAdThatACommandDidNotFind() {
        run.publishedAndChanged().told(2, 4, 5, patch(title("third")), new Answer.Refused(404));

        assertThat(run.findings())
                .singleElement()
                .asString()
                .startsWith("a command did not find an ad that was not deleted");
    }
}
