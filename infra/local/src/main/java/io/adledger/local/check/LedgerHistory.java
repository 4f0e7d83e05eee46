package io.adledger.local.check;

import com.amazon.ion.IonStruct;
import com.amazon.ion.IonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.qldbsession.model.BadRequestException;
import software.amazon.qldb.QldbDriver;

/** Reads the history of all ads from a ledger. */
public final class LedgerHistory {

    private static final String EVERYTHING = "SELECT * FROM history(Ads)";

    private final QldbDriver driver;

    public LedgerHistory(QldbDriver driver) {
        this.driver = driver;
    }

    /** What the history up to a moment says of each ad by its id, in canonical spelling. */
    public Map<String, Map<String, String>> readUpTo(Instant moment) {
        var ads = new HashMap<String, Map<String, String>>();
        revisionsByDocument().forEach((documentId, revisions) -> {
            var fold = new DocumentFold(documentId);
            revisions.stream()
                    .filter(revision -> !revision.at().isAfter(moment))
                    .sorted()
                    .forEach(fold::apply);
            fold.items().forEach(fields -> ads.put(fields.getOrDefault("adId", documentId), fields));
        });
        return ads;
    }

    private Map<String, List<AdRevision>> revisionsByDocument() {
        try {
            return driver.execute(transaction -> {
                var byDocument = new HashMap<String, List<AdRevision>>();
                for (IonValue row : transaction.execute(EVERYTHING)) {
                    AdRevision revision = AdRevision.of((IonStruct) row);
                    byDocument
                            .computeIfAbsent(revision.documentId(), _ -> new ArrayList<>())
                            .add(revision);
                }
                return byDocument;
            });
        } catch (BadRequestException failure) {
            if (String.valueOf(failure.getMessage()).contains("No such variable")) {
                return Map.of();
            }
            throw failure;
        }
    }
}
