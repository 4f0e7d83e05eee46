package io.adledger.ledger.dynamodb;

import io.adledger.ledger.journal.JournalTip;
import java.util.List;
import software.amazon.awssdk.core.SdkBytes;

/** Prepares groups: what does not fit into their item is written before it. Thread-safe. */
final class GroupWriter {

    private final Parts parts;
    private final Leftovers leftovers;
    private final JournalLayout layout;

    GroupWriter(Parts parts, Leftovers leftovers, JournalLayout layout) {
        this.parts = parts;
        this.leftovers = leftovers;
        this.layout = layout;
    }

    /** An edition of a group of which everything is written but the group itself; to be settled with the leftovers. */
    Group prepared(long first, JournalTip tip, long edition, List<byte[]> blocks) {
        Writing writing = Writing.ofEdition(edition);
        BlockLengths lengths = BlockLengths.of(blocks);
        byte[] bytes = Bytes.joined(blocks);
        if (bytes.length <= layout.inlineBytes()) {
            return new Group(
                    first,
                    tip,
                    edition,
                    writing,
                    lengths,
                    new Group.Content.Inline(SdkBytes.fromByteArrayUnsafe(bytes)));
        }
        Group group = new Group(first, tip, edition, writing, lengths, new Group.Content.InParts(layout.partBytes()));
        leftovers.begun(first);
        try {
            parts.write(first, writing, bytes, layout.partBytes());
        } catch (RuntimeException e) {
            leftovers.mayBeLeft();
            leftovers.settled(group);
            throw e;
        }
        return group;
    }
}
