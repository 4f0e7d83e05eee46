package io.adledger.ledger.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.adledger.ledger.ion.UniqueId;
import java.nio.ByteBuffer;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class KeysTest {

    @Property
    void allThatBeginWithAPrefixAreBeforeWhatComesAfterIt(
            @ForAll("bytes") byte[] value, @ForAll("bytes") byte[] suffix) {
        byte[] prefix = join(Keys.ofTable(UniqueId.next()), value);

        assertThat(Arrays.compareUnsigned(join(prefix, suffix), Keys.after(prefix)))
                .isNegative();
    }

    @Property
    void whatDoesNotBeginWithThePrefixIsNotBetween(@ForAll("bytes") byte[] value, @ForAll("bytes") byte[] other) {
        byte[] id = Keys.ofTable(UniqueId.next());
        byte[] prefix = join(id, value);
        byte[] key = join(id, other);

        boolean between =
                Arrays.compareUnsigned(prefix, key) <= 0 && Arrays.compareUnsigned(key, Keys.after(prefix)) < 0;

        assertThat(between)
                .isEqualTo(key.length >= prefix.length && Arrays.equals(prefix, Arrays.copyOf(key, prefix.length)));
    }

    /** With many at the upper end, where carrying over happens. */
    @Provide
    Arbitrary<byte[]> bytes() {
        return Arbitraries.frequencyOf(Tuple.of(1, Arbitraries.just((byte) 0xff)), Tuple.of(1, Arbitraries.bytes()))
                .array(byte[].class)
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    private static byte[] join(byte[] left, byte[] right) {
        return ByteBuffer.allocate(left.length + right.length)
                .put(left)
                .put(right)
                .array();
    }
}
