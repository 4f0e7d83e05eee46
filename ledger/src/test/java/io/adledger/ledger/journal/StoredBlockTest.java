package io.adledger.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.amazon.ion.IonStruct;
import io.adledger.ledger.ion.IonValues;
import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class StoredBlockTest {

    private static final Block BLOCK = Blocks.next(BlockChain.begin());

    @Property(tries = 300)
    void bytesOfAnythingElseAreRefusedAsMalformed(@ForAll @Size(max = 200) byte[] bytes) {
        assertThat(catchThrowable(() -> StoredBlock.read(bytes))).isInstanceOf(MalformedBlockException.class);
    }

    @Property(tries = 2_000)
    void aBlockWithOneBitChangedIsReadOrRefusedAsDamaged(
            @ForAll @IntRange(max = 999_999) int place, @ForAll @IntRange(max = 7) int bit) {
        byte[] stored = StoredBlock.of(BLOCK);
        stored[place % stored.length] ^= (byte) (1 << bit);

        Throwable thrown = catchThrowable(() -> {
            Block read = StoredBlock.read(stored);
            ChainVerifier.verify(read);
        });

        if (thrown != null) {
            assertThat(thrown).isInstanceOfAny(MalformedBlockException.class, BrokenChainException.class);
        }
    }

    @Test
    void aNumberThatIsTooLargeIsMalformed() {
        IonStruct struct = IonValues.struct(StoredBlock.of(BLOCK));
        IonStruct address = (IonStruct) struct.get("blockAddress");
        address.put("sequenceNo").newInt(new BigInteger("18446744073709551617"));

        assertThatThrownBy(() -> Block.from(struct))
                .isInstanceOf(MalformedBlockException.class)
                .hasMessageContaining("sequenceNo");
    }
}
