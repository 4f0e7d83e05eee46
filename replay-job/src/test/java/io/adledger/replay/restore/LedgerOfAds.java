package io.adledger.replay.restore;

import com.amazon.ion.IonStruct;
import com.amazon.ion.IonText;
import com.amazon.ion.IonValue;
import io.adledger.ad.AdCommand;
import io.adledger.ad.AdCommand.CreateAd;
import io.adledger.ad.AdCommand.DeleteAd;
import io.adledger.ad.AdCommand.UpdateAd;
import io.adledger.ad.AdFields;
import io.adledger.ad.AdId;
import io.adledger.ad.VersionCondition;
import io.adledger.command.ad.AdCommands;
import io.adledger.command.ad.AdJournal;
import io.adledger.command.qldb.QldbAdJournal;
import io.adledger.journal.AdLedger;
import io.adledger.ledger.catalog.CatalogSettings;
import io.adledger.ledger.catalog.LedgerCatalog;
import io.adledger.ledger.catalog.NewLedger;
import io.adledger.ledger.journal.JournalStore;
import io.adledger.ledger.server.LedgerServer;
import io.adledger.ledger.server.ServerSettings;
import io.adledger.ledger.transaction.Ledger;
import io.adledger.snapshot.fold.Fold;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.qldb.QldbDriver;

/** A ledger in memory, its server, and the commands that write ads into it. */
final class LedgerOfAds implements AutoCloseable {

    private final LedgerCatalog ledgers = LedgerCatalog.inMemory(CatalogSettings.defaults());
    private final LedgerServer server;
    private final QldbDriver driver;
    private final QldbAdJournal ads;
    private final AdCommands commands;

    LedgerOfAds() {
        System.setProperty("aws.accessKeyId", "local");
        System.setProperty("aws.secretAccessKey", "local");
        ledgers.obtain(NewLedger.named(AdLedger.DEFAULT_NAME));
        server = LedgerServer.start(ServerSettings.onPort(0), ledgers);
        driver = AdLedger.at(server.endpoint()).driver();
        ads = new QldbAdJournal(AdLedger.at(server.endpoint()).driver());
        ads.prepare();
        commands = new AdCommands(ads);
    }

    AdJournal ads() {
        return ads;
    }

    String create(String title) {
        String adId = AdId.next();
        AdFields fields = AdFields.NONE
                .withTitle(title)
                .withPrice(new BigDecimal("10"))
                .withCurrency("EUR")
                .withCategory("Bicycles");
        commands.carryOut(new CreateAd(adId, "anna", fields, order()));
        return adId;
    }

    void rename(String adId, String title) {
        commands.carryOut(new UpdateAd(adId, "anna", AdFields.NONE.withTitle(title), VersionCondition.ANY, order()));
    }

    void delete(String adId) {
        commands.carryOut(new DeleteAd(adId, "anna", VersionCondition.ANY, order()));
    }

    /** Deletes an ad's document past all commands. */
    void remove(String adId) {
        select("DELETE FROM Ads WHERE adId = '" + adId + "'");
    }

    /** Takes what an ad said in its first version out of the ledger, if that is allowed. */
    void redactFirst(String adId) {
        for (IonValue first : select("SELECT h.blockAddress, h.metadata.id AS id FROM history(Ads) AS h"
                + " WHERE h.metadata.version = 0 AND h.data.adId = '" + adId + "'")) {
            String table = text(
                    select("SELECT tableId FROM information_schema.user_tables WHERE name = 'Ads'")
                            .getFirst(),
                    "tableId");
            select("EXEC REDACT_REVISION `" + ((IonStruct) first).get("blockAddress") + "`, '" + table + "', '"
                    + text(first, "id") + "'");
        }
    }

    /** The types of an ad's events, as far as they can be read. */
    List<String> events(String adId) {
        return select("SELECT h.data.event.type FROM history(Ads) AS h WHERE h.data.adId = '" + adId + "'").stream()
                .map(row -> text(row, "type"))
                .toList();
    }

    private List<IonValue> select(String statement) {
        return driver.execute(transaction -> {
            List<IonValue> rows = new ArrayList<>();
            transaction.execute(statement).forEach(rows::add);
            return rows;
        });
    }

    private static String text(IonValue row, String field) {
        return ((IonText) ((IonStruct) row).get(field)).stringValue();
    }

    /** The last block there is. */
    long tip() {
        return journal().tip().orElseThrow().sequenceNo();
    }

    /** The ledger up to a block. */
    Fold folded(Path folder, long lastBlock) {
        Fold fold = Fold.open(folder);
        fold.follow(journal(), lastBlock, next -> {});
        return fold;
    }

    private JournalStore journal() {
        return ledgers.use(AdLedger.DEFAULT_NAME, Ledger::journal);
    }

    private static AdCommand.Order order() {
        return new AdCommand.Order(AdId.next(), "anna", Instant.now());
    }

    @Override
    public void close() {
        try {
            driver.close();
        } catch (Exception e) {
            throw new IllegalStateException("the driver does not close", e);
        }
        ads.close();
        server.close();
        ledgers.close();
    }
}
