package io.adledger.ledger.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.adledger.ledger.journal.BlockChain;
import io.adledger.ledger.journal.Blocks;
import io.adledger.ledger.storage.Snapshot;
import io.adledger.ledger.storage.ViewKey;
import io.adledger.ledger.storage.Views;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ConflictIndexTest {

    private static final List<ViewKey> KEYS =
            List.of(key("a"), key("b"), key("c"), new ViewKey.OfCatalog(), new ViewKey.OfTable("t"));

    private static ViewKey key(String document) {
        return new ViewKey.OfDocument("t", document);
    }

    /** One that never forgets anything, to compare with. */
    private final Map<ViewKey, Long> remembered = new HashMap<>();

    @Property(tries = 150)
    void forgettingNeverForgetsWhatAnOpenTransactionCanAskFor(@ForAll Random random) {
        remembered.clear();
        ConflictIndex conflicts = new ConflictIndex();
        BlockChain chain = BlockChain.begin();
        List<Snapshot> open = new ArrayList<>();
        try (Views views = Views.inMemory()) {
            for (int i = 0; i < 60; i++) {
                switch (random.nextInt(4)) {
                    case 0 -> open.add(conflicts.opened(views::snapshot));
                    case 1 -> closeOne(open, conflicts, random);
                    default -> change(conflicts, views, chain, KEYS.get(random.nextInt(KEYS.size())));
                }
                for (Snapshot snapshot : open) {
                    for (ViewKey key : KEYS) {
                        assertThat(conflicts
                                        .changedSince(snapshot.sequenceNo(), Set.of(key))
                                        .isPresent())
                                .isEqualTo(remembered.getOrDefault(key, -1L) > snapshot.sequenceNo());
                    }
                }
            }
            open.forEach(Snapshot::close);
        }
    }

    private static void closeOne(List<Snapshot> open, ConflictIndex conflicts, Random random) {
        if (!open.isEmpty()) {
            Snapshot snapshot = open.remove(random.nextInt(open.size()));
            conflicts.closed(snapshot.sequenceNo());
            snapshot.close();
        }
    }

    private void change(ConflictIndex conflicts, Views views, BlockChain chain, ViewKey key) {
        long sequenceNo = chain.nextAddress().sequenceNo();
        conflicts.changed(sequenceNo, Set.of(key));
        remembered.put(key, sequenceNo);
        views.apply(Blocks.next(chain, 1), changed -> {});
        conflicts.forgetUpTo(views.sequenceNo());
    }

    @Test
    void whatNobodyCanAskForIsForgotten() {
        ConflictIndex conflicts = new ConflictIndex();
        BlockChain chain = BlockChain.begin();
        try (Views views = Views.inMemory();
                Snapshot snapshot = conflicts.opened(views::snapshot)) {
            change(conflicts, views, chain, key("a"));
            assertThat(conflicts.changedSince(snapshot.sequenceNo(), KEYS)).contains(key("a"));

            conflicts.closed(snapshot.sequenceNo());
            conflicts.forgetUpTo(views.sequenceNo());

            assertThat(conflicts.changedSince(snapshot.sequenceNo(), KEYS)).isEmpty();
        }
    }
}
