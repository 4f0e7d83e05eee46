package io.adledger.ledger.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A journal for as long as the process lives. Thread-safe. */
public final class InMemoryJournalStore implements JournalStore {

    private final List<byte[]> blocks = new ArrayList<>();
    private @Nullable JournalTip tip;

    @Override
    public synchronized void append(long expectedSequenceNo, List<Block> appended) {
        BlockSequence.check(expectedSequenceNo, blocks.size(), appended);
        appended.forEach(block -> blocks.add(StoredBlock.of(block)));
        tip = JournalTip.of(appended.getLast());
    }

    @Override
    public synchronized Optional<JournalTip> tip() {
        return Optional.ofNullable(tip);
    }

    @Override
    public synchronized Stream<Block> read(long fromSequenceNo) {
        return LongStream.range(Math.max(0, fromSequenceNo), blocks.size()).mapToObj(this::stored);
    }

    private synchronized Block stored(long sequenceNo) {
        return StoredBlock.read(blocks.get(Math.toIntExact(sequenceNo)));
    }

    @Override
    public synchronized void redact(long sequenceNo, String documentId) {
        if (sequenceNo >= 0 && sequenceNo < blocks.size()) {
            blocks.set(
                    Math.toIntExact(sequenceNo),
                    StoredBlock.of(stored(sequenceNo).redacted(documentId)));
        }
    }

    @Override
    public void erase(SortedSet<Long> sequenceNos) {}

    @Override
    public void close() {}
}
