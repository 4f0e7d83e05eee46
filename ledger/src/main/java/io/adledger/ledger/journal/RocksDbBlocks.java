package io.adledger.ledger.journal;

import java.nio.ByteBuffer;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** The blocks of a {@link RocksDbJournalStore} from one to another, none left out, each read when it is asked for. */
final class RocksDbBlocks extends Spliterators.AbstractSpliterator<Block> {

    /** Runs a step while the store is kept from being closed. */
    interface Guard {
        Block whileOpen(Supplier<Block> step);
    }

    private final RocksIterator iterator;
    private final Guard guard;
    private final long last;
    private long next;

    RocksDbBlocks(RocksIterator iterator, Guard guard, long first, long last) {
        super(last - first + 1, Spliterator.ORDERED | Spliterator.NONNULL);
        this.iterator = iterator;
        this.guard = guard;
        this.next = first;
        this.last = last;
    }

    @Override
    public boolean tryAdvance(Consumer<? super Block> action) {
        if (next > last) {
            return false;
        }
        Block block = guard.whileOpen(this::read);
        next++;
        action.accept(block);
        return true;
    }

    private Block read() {
        if (!iterator.isValid()) {
            requireNoFailure(iterator);
        }
        if (!iterator.isValid() || ByteBuffer.wrap(iterator.key()).getLong() != next) {
            throw new JournalStoreException("block " + next + " is missing");
        }
        Block block = StoredBlock.read(iterator.value());
        iterator.next();
        return block;
    }

    static void requireNoFailure(RocksIterator iterator) {
        try {
            iterator.status();
        } catch (RocksDBException e) {
            throw new JournalStoreException("cannot read the journal: " + e.getMessage(), e);
        }
    }
}
