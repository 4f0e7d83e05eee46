package io.adledger.ledger.dynamodb;

import io.adledger.ledger.journal.JournalStoreException;
import io.adledger.ledger.journal.JournalTip;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The groups of blocks that a journal has. They follow each other without a gap, each under the sequence number of its first
 * block, and every section up to the last has one. Thread-safe.
 */
final class Groups {

    private final JournalItems items;
    private final JournalKeys keys;

    Groups(JournalItems items, JournalKeys keys) {
        this.items = items;
        this.keys = keys;
    }

    /** The group that begins with this block. */
    Optional<Group> beginningWith(long first) {
        return items.get(sectionOf(first), BigInteger.valueOf(first)).map(Group::from);
    }

    /** The group that has this block: in the section of the block, or else the last of the section before. */
    Optional<Group> containing(long sequenceNo) {
        return lastUpTo(sectionOf(sequenceNo), sequenceNo)
                .or(() -> before(sequenceNo))
                .filter(group -> group.last() >= sequenceNo);
    }

    private Optional<Group> before(long sequenceNo) {
        long section = keys.sectionOf(sequenceNo);
        return section == 0 ? Optional.empty() : lastUpTo(keys.section(section - 1), sequenceNo);
    }

    private Optional<Group> lastUpTo(String section, long sequenceNo) {
        return items.page(Range.whole(section).to(sequenceNo).backward(), 1).stream()
                .findFirst()
                .map(Group::from);
    }

    /** Groups of one section from this sequence number on, in order; none if there is none in the section. */
    List<Group> page(long from, int most) {
        return items.page(Range.whole(sectionOf(from)).from(from), most).stream()
                .map(Group::from)
                .toList();
    }

    /** The tip of the last group that begins in a section, at this sequence number or after it. */
    Optional<JournalTip> lastTip(long section, long from) {
        Range range = Range.whole(keys.section(section)).from(from).backward();
        return items.page(range.only(Group.SUMMARY), 1).stream().findFirst().map(Group::tip);
    }

    /**
     * Makes a group part of the journal, unless there is one that begins with the same block: then this one is returned. The
     * caller knows that it is the next.
     *
     * @throws JournalStoreException if it is not known whether the group is part of the journal
     */
    Optional<Group> add(Group group) {
        String section = sectionOf(group.first());
        Map<String, AttributeValue> item = group.item(section);
        return settled(() -> items.putNew(item).map(Group::from), group);
    }

    /**
     * Puts a group in the place of the edition before it. Another edition that is there already is returned.
     *
     * @throws JournalStoreException if it is not known whether it is there
     */
    Optional<Group> replace(Group group) {
        String section = sectionOf(group.first());
        Map<String, AttributeValue> item = group.item(section);
        return settled(() -> items.replace(group.edition() - 1, item).map(Group::from), group);
    }

    /** A write is tried again if its answer is lost, and then finds itself: that is no rival. */
    private Optional<Group> settled(Supplier<Optional<Group>> write, Group written) {
        Optional<Group> standing;
        try {
            standing = write.get();
        } catch (JournalStoreException failure) {
            standing = readBack(written, failure);
        }
        return standing.filter(group -> !group.writing().equals(written.writing()));
    }

    private Optional<Group> readBack(Group written, JournalStoreException failure) {
        try {
            Optional<Group> standing = beginningWith(written.first());
            if (standing.filter(group -> group.edition() >= written.edition()).isPresent()) {
                return standing;
            }
        } catch (JournalStoreException e) {
            failure.addSuppressed(e);
        }
        // One that is not there may still be on its way.
        throw failure;
    }

    private String sectionOf(long sequenceNo) {
        return keys.section(keys.sectionOf(sequenceNo));
    }
}
