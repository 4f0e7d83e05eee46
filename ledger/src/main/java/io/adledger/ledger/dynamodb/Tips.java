package io.adledger.ledger.dynamodb;

import io.adledger.ledger.journal.JournalTip;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the journal's end, and looks for more beyond it. While nobody else appends, a look is one request for
 * something that is not there. Thread-safe.
 */
final class Tips {

    private final Groups groups;
    private final JournalKeys keys;
    private final AtomicReference<@Nullable JournalTip> known = new AtomicReference<>();
    private final SharedLook<Optional<JournalTip>> looks = new SharedLook<>(this::look);

    Tips(Groups groups, JournalKeys keys) {
        this.groups = groups;
        this.keys = keys;
    }

    Optional<JournalTip> known() {
        return Optional.ofNullable(known.get());
    }

    /** The sequence number after the last that is known. */
    long next() {
        return known().map(tip -> tip.sequenceNo() + 1).orElse(0L);
    }

    /** There is a block, which was the last or is. */
    void learn(JournalTip tip) {
        known.accumulateAndGet(
                tip,
                (before, now) ->
                        before == null || now == null || now.sequenceNo() > before.sequenceNo() ? now : before);
    }

    /** The tip as it is now, or any time after. */
    Optional<JournalTip> now() {
        return looks.now();
    }

    private Optional<JournalTip> look() {
        if (known().isEmpty()) {
            findSomeTip();
        }
        while (true) {
            long next = next();
            long section = keys.sectionOf(next);
            Optional<JournalTip> later = groups.lastTip(section, next);
            later.ifPresent(this::learn);
            if (later.isEmpty() || keys.sectionOf(next()) == section) {
                return known();
            }
        }
    }

    /** Of the sections, which all have something up to the last, looks at ever later ones, and then between. */
    private void findSomeTip() {
        Optional<JournalTip> last = groups.lastTip(0, 0);
        long lowest = 0;
        long beyond = 1;
        while (last.isPresent()) {
            last.ifPresent(this::learn);
            lowest = beyond;
            beyond *= 2;
            last = groups.lastTip(lowest, 0);
        }
        beyond = lowest;
        lowest = lowest / 2;
        while (beyond - lowest > 1) {
            long between = lowest + (beyond - lowest) / 2;
            last = groups.lastTip(between, 0);
            last.ifPresent(this::learn);
            lowest = last.isPresent() ? between : lowest;
            beyond = last.isPresent() ? beyond : between;
        }
    }
}
