package io.adledger.ledger.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.adledger.ledger.journal.BlockAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What whoever keeps parts of blocks promises. */
public abstract class PendingPartsContract {

    private PendingParts parts;

    /** The parts that this test keeps: nothing at first, later what they were when they were closed. */
    protected abstract PendingParts open();

    @BeforeEach
    void openParts() {
        parts = open();
    }

    @AfterEach
    void closeParts() {
        parts.close();
    }

    @Test
    void withoutPartsThereIsNothing() {
        assertThat(parts.of(0)).isEmpty();
        assertThat(parts.firstAfter(-1)).isEmpty();
        assertThat(parts.bytes()).isZero();
        parts.forgetBefore(10);
    }

    @Test
    void partsAreThereByTheirBlockAlsoAfterItWasClosed() {
        parts.keep(List.of(part(1, "summary", "one"), part(10, "summary", "ten")));
        parts.keep(List.of(part(1, "a", "first"), part(1, "b", "second")));
        parts.close();

        parts = open();

        assertThat(texts(1)).containsExactlyInAnyOrder("one", "first", "second");
        assertThat(texts(10)).containsExactly("ten");
        assertThat(parts.of(0)).isEmpty();
        assertThat(parts.of(2)).isEmpty();
        assertThat(parts.bytes()).isEqualTo(17);
    }

    @Test
    void aPartThatComesAgainReplacesTheOneBefore() {
        parts.keep(List.of(part(1, "summary", "long ago"), part(1, "summary", "before")));
        parts.keep(List.of(part(1, "summary", "now")));

        assertThat(texts(1)).containsExactly("now");
        assertThat(parts.bytes()).isEqualTo(3);
    }

    @Test
    void whatIsDoneWithIsForgottenAndTheRestIsNot() {
        for (long block : new long[] {1, 2, 9, 10, 11, 100}) {
            parts.keep(List.of(part(block, "summary", "x"), part(block, "a", "y")));
        }

        parts.forgetBefore(10);
        parts.erase();

        assertThat(parts.of(9)).isEmpty();
        assertThat(parts.of(10)).hasSize(2);
        assertThat(parts.firstAfter(-1)).hasValue(10);
        assertThat(parts.bytes()).isEqualTo(6);
    }

    @Test
    void theFirstBlockAfterOneIsFound() {
        parts.keep(List.of(part(3, "a", "x"), part(20, "a", "x"), part(1_000_000_000_000L, "a", "x")));

        assertThat(parts.firstAfter(2)).hasValue(3);
        assertThat(parts.firstAfter(3)).hasValue(20);
        assertThat(parts.firstAfter(20)).hasValue(1_000_000_000_000L);
        assertThat(parts.firstAfter(1_000_000_000_000L)).isEmpty();
    }

    @Test
    void manyPartsAndTheLargestRecordsOfAStreamAreKeptAsTheyAre() {
        byte[] large = new byte[1 << 20];
        new Random(3).nextBytes(large);
        List<BlockPart> many = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            many.add(part(7, "part" + i, "record " + i));
        }
        many.add(new BlockPart(address(7), "large", large));
        many.add(new BlockPart(address(8), "empty", new byte[0]));

        parts.keep(many);

        assertThat(parts.of(7)).hasSize(121).contains(large);
        assertThat(parts.of(8)).containsExactly(new byte[0]);

        parts.keep(List.of(part(7, "large", "smaller")));
        assertThat(texts(7)).hasSize(121).contains("smaller");
        parts.forgetBefore(8);
        assertThat(parts.of(7)).isEmpty();
        assertThat(parts.bytes()).isZero();
    }

    private List<String> texts(long block) {
        return parts.of(block).stream()
                .map(record -> new String(record, StandardCharsets.UTF_8))
                .toList();
    }

    private static BlockPart part(long block, String name, String record) {
        return new BlockPart(address(block), name, record.getBytes(StandardCharsets.UTF_8));
    }

    private static BlockAddress address(long block) {
        return new BlockAddress("AAAAAAAAAAAAAAAAAAAAAA", block);
    }
}
