package io.adledger.ledger.dynamodb;

import java.util.List;
import java.util.Optional;

/** Deletes a journal: the newest groups first, so that what is there is a journal until nothing is. */
final class JournalRemoval {

    private static final List<String> GROUP = List.of(Attribute.SEQUENCE_NO, Attribute.LAST);

    private final JournalItems items;
    private final JournalKeys keys;

    JournalRemoval(JournalItems items, JournalKeys keys) {
        this.items = items;
        this.keys = keys;
    }

    /** Deletes everything that has been written before; done again, what is left. */
    void carryOut(Optional<Long> last) {
        long section = keys.sectionOf(last.orElse(0L));
        deleteParts(last.map(sequenceNo -> sequenceNo + 1).orElse(0L));
        for (; section >= 0; section--) {
            deleteSection(section);
        }
        deleteAll(keys.reservations());
    }

    private void deleteSection(long section) {
        Range newestFirst = Range.whole(keys.section(section)).backward().only(GROUP);
        for (var page = items.page(newestFirst, 100); !page.isEmpty(); page = items.page(newestFirst, 100)) {
            for (var group : page) {
                deleteParts(Group.number(group, Attribute.SEQUENCE_NO));
                items.delete(keys.section(section), JournalItems.number(group));
            }
        }
    }

    private void deleteParts(long first) {
        deleteAll(keys.parts(first));
    }

    private void deleteAll(String section) {
        items.all(Range.whole(section).only(List.of(Attribute.SEQUENCE_NO)))
                .forEach(item -> items.delete(section, JournalItems.number(item)));
    }
}
