package io.adledger.command.qldb;

import com.amazon.ion.IonInt;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonSystem;
import com.amazon.ion.IonText;
import com.amazon.ion.IonTimestamp;
import com.amazon.ion.IonValue;
import com.amazon.ion.Timestamp;
import com.amazon.ion.system.IonSystemBuilder;
import io.adledger.ad.AdRevision;
import io.adledger.command.ad.AdDocument;
import io.adledger.command.ad.AdTransaction;
import io.adledger.command.ad.Receipt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.qldb.TransactionExecutor;

/** A transaction of the driver upon the tables of ads. */
final class QldbAdTransaction implements AdTransaction {

    private static final String FIND = "SELECT a.metadata.id AS document, a.metadata.version AS version, a.data AS data"
            + " FROM _ql_committed_Ads AS a WHERE a.data.adId = ?";
    private static final String HISTORY = "SELECT h.metadata.version AS version, h.data AS data"
            + " FROM history(Ads) AS h WHERE h.metadata.id = ? AND h.data IS NOT MISSING";
    private static final String INSERT = "INSERT INTO Ads ?";
    private static final String UPDATE = "UPDATE Ads AS a BY document SET a = ? WHERE document = ?";
    private static final String RECEIPT = "SELECT * FROM IdempotencyKeys WHERE idempotencyKey = ?";
    private static final String INSERT_RECEIPT = "INSERT INTO IdempotencyKeys ?";

    private static final IonSystem ION = IonSystemBuilder.standard().build();

    private final TransactionExecutor transaction;
    private final boolean repeated;

    QldbAdTransaction(TransactionExecutor transaction, boolean repeated) {
        this.transaction = transaction;
        this.repeated = repeated;
    }

    @Override
    public boolean isRepeated() {
        return repeated;
    }

    @Override
    public Optional<AdDocument> find(String adId) {
        return select(FIND, adId).stream().findFirst().map(row -> new AdDocument(text(row, "document"), revision(row)));
    }

    @Override
    public List<AdRevision> history(AdDocument document) {
        return select(HISTORY, document.documentId()).stream()
                .sorted(Comparator.comparingLong(row -> integer(row, "version")))
                .map(QldbAdTransaction::revision)
                .toList();
    }

    @Override
    public void insert(AdRevision revision) {
        transaction.execute(INSERT, (IonValue) revision.toIon(ION));
    }

    @Override
    public void update(AdDocument document, AdRevision revision) {
        transaction.execute(UPDATE, revision.toIon(ION), ION.newString(document.documentId()));
    }

    @Override
    public Optional<Receipt> receipt(String key) {
        return select(RECEIPT, key).stream()
                .findFirst()
                .map(row -> new Receipt(
                        text(row, "idempotencyKey"),
                        text(row, "requestHash"),
                        text(row, "adId"),
                        integer(row, "version"),
                        Instant.ofEpochMilli(((IonTimestamp) row.get("recordedAt"))
                                .timestampValue()
                                .getMillis())));
    }

    @Override
    public void insert(Receipt receipt) {
        IonStruct document = ION.newEmptyStruct();
        document.put("idempotencyKey").newString(receipt.key());
        document.put("requestHash").newString(receipt.requestHash());
        document.put("adId").newString(receipt.adId());
        document.put("version").newInt(receipt.version());
        document.put("recordedAt")
                .newTimestamp(Timestamp.forMillis(receipt.recordedAt().toEpochMilli(), 0));
        transaction.execute(INSERT_RECEIPT, (IonValue) document);
    }

    private List<IonStruct> select(String statement, String parameter) {
        List<IonStruct> rows = new ArrayList<>();
        for (IonValue row : transaction.execute(statement, ION.newString(parameter))) {
            rows.add((IonStruct) row);
        }
        return rows;
    }

    private static AdRevision revision(IonStruct row) {
        return AdRevision.from((IonStruct) row.get("data"), integer(row, "version"));
    }

    private static String text(IonStruct row, String field) {
        return ((IonText) row.get(field)).stringValue();
    }

    private static long integer(IonStruct row, String field) {
        return ((IonInt) row.get(field)).longValue();
    }
}
