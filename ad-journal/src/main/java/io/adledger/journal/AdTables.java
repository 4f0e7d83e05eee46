package io.adledger.journal;

import com.amazon.ion.IonSequence;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonText;
import com.amazon.ion.IonValue;
import io.adledger.ad.AdRevision;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.qldbsession.model.BadRequestException;
import software.amazon.qldb.QldbDriver;

/**
 * The tables of the ledger of ads: {@code Ads}, one document per ad, and {@code IdempotencyKeys}, one per key that a
 * publisher has given.
 */
public enum AdTables {
    ADS(AdRevision.TABLE, "adId"),
    IDEMPOTENCY_KEYS("IdempotencyKeys", "idempotencyKey");

    private static final String TABLES =
            "SELECT name, indexes FROM information_schema.user_tables WHERE status = 'ACTIVE'";

    private final String tableName;
    private final String indexedField;

    AdTables(String tableName, String indexedField) {
        this.tableName = tableName;
        this.indexedField = indexedField;
    }

    /** The table's name. */
    public String tableName() {
        return tableName;
    }

    /** Makes the tables and indexes that are not there. Several may do so at once. */
    public static void ensure(QldbDriver driver) {
        Map<String, Set<String>> present = present(driver);
        for (AdTables table : values()) {
            Set<String> indexes = present.get(table.tableName);
            if (indexes == null) {
                define(driver, "CREATE TABLE " + table.tableName);
            }
            if (indexes == null || !indexes.contains("[" + table.indexedField + "]")) {
                define(driver, "CREATE INDEX ON " + table.tableName + " (" + table.indexedField + ")");
            }
        }
    }

    private static Map<String, Set<String>> present(QldbDriver driver) {
        return driver.execute(transaction -> {
            Map<String, Set<String>> indexesByTable = new HashMap<>();
            for (IonValue row : transaction.execute(TABLES)) {
                IonStruct table = (IonStruct) row;
                indexesByTable.put(text(table, "name"), indexes(table));
            }
            return indexesByTable;
        });
    }

    private static Set<String> indexes(IonStruct table) {
        Set<String> expressions = new HashSet<>();
        for (IonValue index : (IonSequence) table.get("indexes")) {
            expressions.add(text((IonStruct) index, "expr"));
        }
        return expressions;
    }

    private static String text(IonStruct struct, String field) {
        return ((IonText) struct.get(field)).stringValue();
    }

    private static void define(QldbDriver driver, String statement) {
        try {
            driver.execute(transaction -> {
                transaction.execute(statement);
            });
        } catch (BadRequestException e) {
            // Another was first, if it says so; both wanted the same.
            if (e.getMessage() == null || !e.getMessage().contains("already exists")) {
                throw e;
            }
        }
    }
}
