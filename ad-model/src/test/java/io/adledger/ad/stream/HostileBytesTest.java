package io.adledger.ad.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Whatever the bytes, the answer is records or a {@link MalformedRecordException}. */
class HostileBytesTest {

    private static final byte[] RECORDED = RecordedEvent.data("kinesis-event-two-revisions");

    @Property(tries = 1000)
    void anyBytes(@ForAll @Size(max = 300) byte[] bytes) {
        decodeOrRefuse(bytes);
        decodeOrRefuse(aggregate(bytes));
    }

    @Property(tries = 500)
    void aRecordCutOff(@ForAll @IntRange(max = 2900) int length) {
        byte[] message = message();
        byte[] cut = Arrays.copyOf(message, Math.min(length, message.length));

        decodeOrRefuse(Arrays.copyOf(RECORDED, Math.min(length, RECORDED.length)));
        decodeOrRefuse(aggregate(cut));
    }

    @Property(tries = 2000)
    void aRecordWithAByteChanged(@ForAll @IntRange(max = 2900) int position, @ForAll byte value) {
        byte[] message = message();
        message[position % message.length] = value;

        decodeOrRefuse(aggregate(message));
    }

    @Property(tries = 500)
    void ionCutOffOrChanged(@ForAll @IntRange(max = 1200) int position, @ForAll byte value) {
        for (UserRecord record : KplAggregate.unpack("a", RECORDED)) {
            byte[] ion = record.toBytes();
            decodeOrRefuse(Arrays.copyOf(ion, Math.min(position, ion.length)));
            ion[position % ion.length] = value;
            decodeOrRefuse(ion);
        }
    }

    @Test
    void ionNestedWithoutEndIsRefused() {
        byte[] deep = "[".repeat(200_000).getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> StreamRecordDecoder.decode(deep)).isInstanceOf(MalformedRecordException.class);
    }

    private static void decodeOrRefuse(byte[] bytes) {
        try {
            KplAggregate.unpack("key", bytes).forEach(record -> StreamRecordDecoder.decode(record.toBytes()));
        } catch (MalformedRecordException refused) {
            assertThat(refused).hasMessageMatching("(?s).+");
        }
    }

    private static byte[] message() {
        return Arrays.copyOfRange(RECORDED, 4, RECORDED.length - 16);
    }

    /** The message as a KPL aggregate with the right MD5, so that what is wrong with it is found behind the check. */
    private static byte[] aggregate(byte[] message) {
        byte[] data = new byte[4 + message.length + 16];
        System.arraycopy(RECORDED, 0, data, 0, 4);
        System.arraycopy(message, 0, data, 4, message.length);
        try {
            System.arraycopy(MessageDigest.getInstance("MD5").digest(message), 0, data, 4 + message.length, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        return data;
    }
}
