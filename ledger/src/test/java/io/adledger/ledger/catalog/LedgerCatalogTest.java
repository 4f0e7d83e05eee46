package io.adledger.ledger.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.adledger.ledger.catalog.LedgerRefusedException.Reason;
import io.adledger.ledger.journal.Digest;
import io.adledger.ledger.journal.JournalTip;
import io.adledger.ledger.tags.Tags;
import io.adledger.ledger.transaction.Ledger;
import io.adledger.ledger.transaction.LedgerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ledgers that are kept in a directory, opened again after whatever happened. */
class LedgerCatalogTest {

    private static final CatalogSettings SETTINGS = CatalogSettings.defaults().withAccount("123456789012");

    @TempDir
    private Path directory;

    @Test
    void aLedgerAndAllThatIsKnownOfItAreThereWhenTheCatalogIsOpenedAgain() {
        LedgerDescription before;
        Digest digest;
        try (LedgerCatalog catalog = open()) {
            catalog.obtain(new NewLedger("cars", PermissionsMode.STANDARD, false, Tags.of(Map.of("team", "fleet"))));
            catalog.permit("cars", PermissionsMode.ALLOW_ALL);
            catalog.retag("cars", "table/1", Tags.of(Map.of("a", "b")), tags -> tags.with(Tags.of(Map.of("c", ""))));
            before = catalog.tag("cars", Tags.of(Map.of("stage", "")));
            assertThat(before.resourceTags()).isEqualTo(Map.of("table/1", Tags.of(Map.of("a", "b", "c", ""))));
            digest = catalog.use("cars", ledger -> ledger.proofs().digest());
        }

        try (LedgerCatalog catalog = open()) {
            assertThat(catalog.list()).containsExactly(before);
            assertThat(before.arn()).isEqualTo("arn:aws:qldb:us-east-1:123456789012:ledger/cars");
            assertThat(before.tags().values()).isEqualTo(Map.of("team", "fleet", "stage", ""));
            assertThat(catalog.<Digest>use("cars", ledger -> ledger.proofs().digest()))
                    .isEqualTo(digest);
        }
    }

    @Test
    void aLedgerWhoseCreationWasInterruptedIsCreatedAtTheNextStart() {
        keepOnly(LedgerState.CREATING);

        try (LedgerCatalog catalog = open()) {
            assertThat(catalog.obtain(NewLedger.named("cars")).state()).isEqualTo(LedgerState.ACTIVE);
        }
    }

    @Test
    void aLedgerWhoseDeletionWasInterruptedIsGoneAtTheNextStart() {
        try (LedgerCatalog catalog = open()) {
            catalog.obtain(NewLedger.named("cars"));
        }
        keepOnly(LedgerState.DELETING);

        try (LedgerCatalog catalog = open()) {
            await().until(() -> catalog.find("cars").isEmpty());
        }
        assertThat(directory).isEmptyDirectory();
    }

    private void keepOnly(LedgerState state) {
        DirectoryLedgerStore.open(directory, SETTINGS::arn)
                .save(
                        Optional.empty(),
                        new LedgerDescription(
                                "cars",
                                SETTINGS.arn("cars"),
                                Instant.parse("2026-01-01T00:00:00Z"),
                                state,
                                PermissionsMode.ALLOW_ALL,
                                true,
                                Tags.NONE,
                                Map.of(),
                                false));
    }

    @Test
    void aDraftThatNeverBecameADescriptionIsNoLedger() throws IOException {
        Files.writeString(Files.createDirectories(directory.resolve("cars")).resolve("ledger.ion.new"), "{name: \"ca");

        try (LedgerCatalog catalog = open()) {
            assertThat(catalog.list()).isEmpty();
            assertThat(catalog.obtain(NewLedger.named("cars")).state()).isEqualTo(LedgerState.ACTIVE);
        }
    }

    @Test
    void aDamagedDescriptionIsNamed() throws IOException {
        Files.writeString(Files.createDirectories(directory.resolve("cars")).resolve("ledger.ion"), "{name: \"cars\"}");

        assertThatExceptionOfType(CatalogException.class)
                .isThrownBy(this::open)
                .withMessageContaining("cars/ledger.ion");
    }

    @Test
    void aJournalThatSomeonePutThereBecomesALedger() {
        JournalTip tip = oneLedgerIn(directory.resolve("cars"));

        try (LedgerCatalog catalog = open()) {
            assertThat(catalog.list()).singleElement().satisfies(ledger -> {
                assertThat(ledger.name()).isEqualTo("cars");
                assertThat(ledger.state()).isEqualTo(LedgerState.ACTIVE);
                assertThat(ledger.deletionProtection()).isTrue();
            });
            assertThat(catalog.<JournalTip>use(
                            "cars", ledger -> ledger.journal().tip().orElseThrow()))
                    .isEqualTo(tip);
        }
    }

    @Test
    void theOneLedgerOfAnOlderVersionBecomesOneOfMany() {
        JournalTip tip = oneLedgerIn(directory);

        try (LedgerCatalog catalog = LedgerCatalog.openWithOnly("ads", SETTINGS, directory)) {
            assertThat(catalog.<JournalTip>use(
                            "ads", ledger -> ledger.journal().tip().orElseThrow()))
                    .isEqualTo(tip);
        }
        assertThat(directory.resolve("journal")).doesNotExist();
        assertThat(directory.resolve("views")).doesNotExist();
    }

    private static JournalTip oneLedgerIn(Path place) {
        try (Ledger ledger = Ledger.open("any", LedgerSettings.defaults(), place)) {
            return ledger.journal().tip().orElseThrow();
        }
    }

    @Test
    void aDeletedLedgerLeavesNoFileAndItsNameIsFree() {
        try (LedgerCatalog catalog = open()) {
            catalog.obtain(NewLedger.named("cars"));
            catalog.protect("cars", false);

            catalog.delete("cars");

            await().until(() -> catalog.find("cars").isEmpty());
            assertThat(directory).isEmptyDirectory();
            assertThat(catalog.obtain(NewLedger.named("cars")).state()).isEqualTo(LedgerState.ACTIVE);
        }
    }

    @Test
    void whatTheStateOfALedgerDoesNotAllowIsRefused() {
        try (LedgerCatalog catalog = LedgerCatalog.open(SETTINGS.withMaxLedgers(2), directory)) {
            catalog.obtain(NewLedger.named("cars"));
            assertRefused(Reason.EXISTS, () -> catalog.create(NewLedger.named("cars")));
            assertRefused(Reason.PROTECTED, () -> catalog.delete("cars"));
            assertRefused(Reason.NOT_FOUND, () -> catalog.delete("boats"));
            assertRefused(Reason.NOT_FOUND, () -> catalog.protect("boats", true));
            assertRefused(Reason.NOT_FOUND, () -> catalog.use("boats", Ledger::name));
            catalog.protect("cars", false);
            catalog.hold("cars");
            assertRefused(Reason.IN_USE, () -> catalog.delete("cars"));
            catalog.obtain(NewLedger.named("bikes"));
            assertRefused(Reason.TOO_MANY, () -> catalog.create(NewLedger.named("planes")));
        }
    }

    private static void assertRefused(Reason reason, ThrowingCallable action) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(LedgerRefusedException.class, refused -> assertThat(refused.reason())
                        .isEqualTo(reason));
    }

    @Test
    void listenersAreToldOfLedgersThatAreThereThatComeAndThatGo() {
        List<String> told = new ArrayList<>();
        try (LedgerCatalog catalog = open()) {
            catalog.obtain(NewLedger.named("cars"));
            catalog.follow(new LedgerListener() {
                @Override
                public void opened(OpenLedger ledger) {
                    told.add("opened " + ledger.name());
                }

                @Override
                public void closing(OpenLedger ledger) {
                    told.add("closing " + ledger.name());
                }
            });
            catalog.obtain(NewLedger.named("bikes"));
        }

        assertThat(told).containsExactly("opened cars", "opened bikes", "closing bikes", "closing cars");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a-", "-a", "a--b", "123", "a_b", "a b", "é", "abcdefghijklmnopqrstuvwxyz1234567", "../x"})
    void namesThatQldbRefusesAreRefused(String name) {
        assertThatExceptionOfType(InvalidLedgerException.class)
                .isThrownBy(() -> NewLedger.named(name))
                .satisfies(invalid -> assertThat(invalid.parameter()).isEqualTo("Name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "Z", "1a", "a-1-b", "abcdefghijklmnopqrstuvwxyz123456"})
    void namesThatQldbTakesAreTaken(String name) {
        assertThat(NewLedger.named(name).name()).isEqualTo(name);
    }

    private LedgerCatalog open() {
        return LedgerCatalog.open(SETTINGS, directory);
    }
}
