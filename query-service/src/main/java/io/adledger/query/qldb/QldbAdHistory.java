package io.adledger.query.qldb;

import com.amazon.ion.IonBlob;
import com.amazon.ion.IonInt;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonSystem;
import com.amazon.ion.IonText;
import com.amazon.ion.IonTimestamp;
import com.amazon.ion.IonValue;
import com.amazon.ion.system.IonSystemBuilder;
import io.adledger.ad.AdRevision;
import io.adledger.query.ad.AdHistory;
import io.adledger.query.ad.AdVersion;
import io.adledger.query.ad.StoreUnavailableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.qldbsession.model.BadRequestException;
import software.amazon.qldb.QldbDriver;

/** The history of the ledger's table of ads. Thread-safe. */
public final class QldbAdHistory implements AdHistory, AutoCloseable {

    private static final String DOCUMENT_OF_AD = "SELECT document FROM Ads BY document WHERE adId = ?";
    private static final String VERSIONS = "SELECT * FROM history(Ads) AS h WHERE h.metadata.id = ?";

    /** What the ledger says of the table before the first ad is written. */
    private static final String NO_TABLE = "No such variable named 'Ads'";

    private static final IonSystem ION = IonSystemBuilder.standard().build();

    private final QldbDriver driver;

    /** The history in a driver's ledger; the driver is closed with it. */
    public QldbAdHistory(QldbDriver driver) {
        this.driver = driver;
    }

    @Override
    public Optional<String> documentId(String adId) {
        return select(DOCUMENT_OF_AD, adId).stream()
                .map(row -> text(row, "document"))
                .findFirst();
    }

    @Override
    public List<AdVersion> versions(String documentId) {
        return select(VERSIONS, documentId).stream()
                .map(QldbAdHistory::version)
                .sorted(Comparator.comparingLong(AdVersion::version))
                .toList();
    }

    private List<IonStruct> select(String statement, String parameter) {
        try {
            return driver.execute(transaction -> {
                List<IonStruct> rows = new ArrayList<>();
                for (IonValue row : transaction.execute(statement, ION.newString(parameter))) {
                    rows.add(as(IonStruct.class, row, "row"));
                }
                return rows;
            });
        } catch (BadRequestException e) {
            if (String.valueOf(e.getMessage()).contains(NO_TABLE)) {
                return List.of();
            }
            throw e;
        } catch (SdkException e) {
            throw new StoreUnavailableException("the ledger cannot be read: " + e.getMessage(), e);
        }
    }

    private static AdVersion version(IonStruct row) {
        IonStruct metadata = as(IonStruct.class, row.get("metadata"), "metadata");
        long version = as(IonInt.class, metadata.get("version"), "version").longValue();
        return new AdVersion(
                version,
                Instant.ofEpochMilli(as(IonTimestamp.class, metadata.get("txTime"), "txTime")
                        .timestampValue()
                        .getMillis()),
                text(metadata, "txId"),
                row.get("dataHash") instanceof IonBlob,
                row.get("data") instanceof IonStruct data && !data.isNullValue()
                        ? Optional.of(AdRevision.from(data, version))
                        : Optional.empty());
    }

    private static String text(IonStruct struct, String field) {
        return as(IonText.class, struct.get(field), field).stringValue();
    }

    private static <T extends IonValue> T as(Class<T> type, @Nullable IonValue value, String name) {
        if (!type.isInstance(value) || value.isNullValue()) {
            throw new IllegalStateException("the ledger's " + name + " is " + (value == null ? "missing" : value));
        }
        return type.cast(value);
    }

    @Override
    public void close() {
        try {
            driver.close();
        } catch (Exception e) {
            throw new IllegalStateException("the driver does not close", e);
        }
    }
}
