package io.adledger.ledger.dynamodb;

import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.JournalStoreException;
import io.adledger.ledger.journal.StoredBlock;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads blocks. In memory at any time: two pages of groups, and a few slices of their parts. Thread-safe. */
final class BlockReader {

    private final Groups groups;
    private final Parts parts;
    private final ExecutorService threads;
    private final JournalLayout layout;

    BlockReader(Groups groups, Parts parts, ExecutorService threads, JournalLayout layout) {
        this.groups = groups;
        this.parts = parts;
        this.threads = threads;
        this.layout = layout;
    }

    Optional<Block> block(long sequenceNo) {
        return groups.containing(sequenceNo)
                .map(group ->
                        StoredBlock.read(bytes(Slice.of(group, sequenceNo)).getFirst()));
    }

    /** Blocks from one to another, both included, which are there. */
    Stream<Block> blocks(long first, long last) {
        Group begin = groups.containing(first)
                .orElseThrow(() -> new JournalStoreException("block " + first + " is missing in the journal"));
        Iterator<Group> inOrder = new GroupsInOrder(groups, threads, begin, last);
        Iterator<Slice> slices = stream(inOrder)
                .flatMap(
                        group -> Slice.of(
                                group,
                                Math.max(first, group.first()),
                                Math.min(last, group.last()),
                                layout.sliceBytes())
                                .stream())
                .iterator();
        return stream(new ReadAhead<>(slices, this::bytes, threads, layout.slicesAhead()))
                .flatMap(List::stream)
                .map(StoredBlock::read);
    }

    private static <T> Stream<T> stream(Iterator<T> iterator) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator, Spliterator.ORDERED), false);
    }

    /** The bytes of a slice's blocks. */
    List<byte[]> bytes(Slice slice) {
        Slice wanted = slice;
        while (true) {
            Optional<List<byte[]>> found = bytesOfThisEdition(wanted);
            if (found.isPresent()) {
                return found.get();
            }
            wanted = wanted.in(editionAfter(wanted.group()));
        }
    }

    private Optional<List<byte[]>> bytesOfThisEdition(Slice slice) {
        return switch (slice.group().content()) {
            case Group.Content.Inline(var bytes) ->
                Optional.of(slice.blocks(bytes.asByteArrayUnsafe(), Math.toIntExact(slice.start())));
            case Group.Content.InParts(int partBytes) -> parts.read(slice, partBytes);
        };
    }

    /** Parts that are not there any more belong to an edition that is not, either. */
    private Group editionAfter(Group group) {
        return groups.beginningWith(group.first())
                .filter(now -> now.edition() > group.edition())
                .orElseThrow(() -> new JournalStoreException(
                        "of blocks " + group.first() + " to " + group.last() + " of the journal, parts are missing"));
    }
}
