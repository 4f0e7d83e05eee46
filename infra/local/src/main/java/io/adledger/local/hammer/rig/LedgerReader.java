package io.adledger.local.hammer.rig;

import com.amazon.ion.IonDecimal;
import com.amazon.ion.IonInt;
import com.amazon.ion.IonList;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonText;
import com.amazon.ion.IonTimestamp;
import com.amazon.ion.IonValue;
import io.adledger.local.hammer.record.AdHistory;
import io.adledger.local.hammer.record.AdVersion;
import io.adledger.local.hammer.record.Content;
import io.adledger.local.hammer.record.OperationId;
import io.adledger.local.hammer.record.Transfers.Account;
import io.adledger.local.hammer.record.Transfers.Accounts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.qldb.QldbDriver;

/** Reads what the ledger has of the ads and the accounts, by QLDB's own driver and with no code of the services. */
public final class LedgerReader {

    private final QldbDriver driver;

    public LedgerReader(QldbDriver driver) {
        this.driver = driver;
    }

    /** All versions of all ads. */
    public AdHistory ads() {
        return new AdHistory(all("SELECT * FROM history(Ads)", LedgerReader::adVersion));
    }

    /** All states of the accounts, and all notes of transfers. */
    public Accounts accounts() {
        Map<Integer, List<Account>> states = new HashMap<>();
        all("SELECT * FROM history(Accounts)", Function.identity()).stream()
                .sorted(Comparator.comparingLong(LedgerReader::version))
                .forEach(row -> {
                    var data = (IonStruct) row.get("data");
                    states.computeIfAbsent(((IonInt) data.get("account")).intValue(), _ -> new ArrayList<>())
                            .add(new Account(
                                    ((IonInt) data.get("balance")).longValue(),
                                    ((IonInt) data.get("moves")).longValue(),
                                    text(data, "lastTransfer")));
                });
        return new Accounts(states, all("SELECT * FROM Transfers", row -> text(row, "transferId")));
    }

    private <T> List<T> all(String statement, Function<IonStruct, T> form) {
        return driver.execute(transaction -> {
            List<T> all = new ArrayList<>();
            for (IonValue row : transaction.execute(statement)) {
                all.add(form.apply((IonStruct) row));
            }
            return all;
        });
    }

    private static AdVersion adVersion(IonStruct row) {
        var data = (IonStruct) row.get("data");
        var event = (IonStruct) data.get("event");
        Optional<Content> content = data.containsKey("adTitle") ? Optional.of(content(data)) : Optional.empty();
        return new AdVersion(
                text(data, "adId"),
                version(row),
                committedAt(row),
                text(event, "type"),
                event.containsKey("traceparent") ? OperationId.of(text(event, "traceparent")) : Optional.empty(),
                content);
    }

    private static Content content(IonStruct data) {
        List<String> tags = new ArrayList<>();
        ((IonList) data.get("tags")).forEach(tag -> tags.add(((IonText) tag).stringValue()));
        return new Content(
                text(data, "adTitle"),
                text(data, "adDescription"),
                number(data.get("price")),
                text(data, "currency"),
                text(data, "category"),
                tags);
    }

    private static BigDecimal number(IonValue value) {
        return value instanceof IonInt whole
                ? new BigDecimal(whole.bigIntegerValue())
                : ((IonDecimal) value).bigDecimalValue();
    }

    private static long version(IonStruct row) {
        return ((IonInt) ((IonStruct) row.get("metadata")).get("version")).longValue();
    }

    private static Instant committedAt(IonStruct row) {
        var time = (IonTimestamp) ((IonStruct) row.get("metadata")).get("txTime");
        return Instant.ofEpochMilli(time.timestampValue().getMillis());
    }

    private static String text(IonStruct struct, String field) {
        return ((IonText) struct.get(field)).stringValue();
    }
}
