package io.adledger.ledger.dynamodb;

import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.StoredBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes data out of blocks: the group is written anew as its next edition. Others may do the same at once. Thread-safe. */
final class Redaction {

    private final Groups groups;
    private final BlockReader reader;
    private final GroupWriter writer;
    private final Leftovers leftovers;

    Redaction(Groups groups, BlockReader reader, GroupWriter writer, Leftovers leftovers) {
        this.groups = groups;
        this.reader = reader;
        this.writer = writer;
        this.leftovers = leftovers;
    }

    /** The block, if it is there, is without the data of the document's revision when this returns. */
    void carryOut(long sequenceNo, String documentId) {
        while (true) {
            Optional<Group> group = groups.containing(sequenceNo);
            if (group.isEmpty() || isCarriedOut(group.get(), sequenceNo, documentId)) {
                return;
            }
        }
    }

    /** Whether the group is without the data, now or already: not if someone else changed it meanwhile. */
    private boolean isCarriedOut(Group group, long sequenceNo, String documentId) {
        int block = Math.toIntExact(sequenceNo - group.first());
        List<byte[]> blocks = new ArrayList<>(reader.bytes(Slice.all(group)));
        Block before = StoredBlock.read(blocks.get(block));
        Block after = before.redacted(documentId);
        if (after.equals(before)) {
            return true;
        }
        blocks.set(block, StoredBlock.of(after));
        return isReplaced(group, blocks);
    }

    private boolean isReplaced(Group group, List<byte[]> blocks) {
        Group edition = writer.prepared(group.first(), group.tip(), group.edition() + 1, blocks);
        try {
            Optional<Group> rival = groups.replace(edition);
            leftovers.discard(rival.isEmpty() ? group : edition);
            return rival.isEmpty();
        } catch (RuntimeException e) {
            leftovers.mayBeLeft();
            throw e;
        } finally {
            leftovers.settled(edition);
        }
    }
}
