package io.adledger.ledger.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What every store of objects does. */
abstract class ObjectStoreContract {

    abstract PrunableObjectStore store();

    @Test
    void whatWasPutIsRead() throws IOException {
        put("exports/a.ion", "one");
        put("exports/a.ion", "another");

        assertThat(text("exports/a.ion")).isEqualTo("another");
    }

    @Test
    void keysAreListedInOrderByPrefix() {
        put("exports/2/b", "");
        put("exports/2/a", "");
        put("exports/1", "");
        put("other/1", "");

        assertThat(store().keys("exports/")).containsExactly("exports/1", "exports/2/a", "exports/2/b");
        assertThat(store().keys("nothing/")).isEmpty();
    }

    @Test
    void anObjectThatIsNotThereIsAFailureThatLasts() {
        assertThatThrownBy(() -> store().read("exports/none"))
                .isInstanceOfSatisfying(ObjectStoreException.class, e -> assertThat(e.isPassing())
                        .isFalse())
                .hasMessageContaining("exports/none");
    }

    @Test
    void whatIsRemovedIsGoneAndNothingElseIs() {
        put("exports/1/a", "");
        put("exports/1/b", "");
        put("exports/2/c", "");

        store().remove("exports/1/a");
        store().remove("exports/2/c");
        store().remove("exports/3/none");

        assertThat(store().keys("")).containsExactly("exports/1/b");
    }

    @Test
    void encryptionIsAskedFor() throws IOException {
        store().put(
                        "encrypted",
                        new StoredObject(
                                "x".getBytes(StandardCharsets.UTF_8),
                                "application/json",
                                new ObjectEncryption.SseS3()));

        assertThat(text("encrypted")).isEqualTo("x");
    }

    void put(String key, String content) {
        store().put(
                        key,
                        new StoredObject(
                                content.getBytes(StandardCharsets.UTF_8),
                                "application/json",
                                new ObjectEncryption.NoEncryption()));
    }

    private String text(String key) throws IOException {
        try (InputStream content = store().read(key)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
