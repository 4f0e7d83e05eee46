package io.adledger.local.check;

import com.amazon.ion.IonInt;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonText;
import com.amazon.ion.IonTimestamp;
import java.time.Instant;
import java.util.Optional;

/**
 * One row of {@code history(Ads)}.
 *
 * @param data what the document said from this version on; nothing when it was deleted from the ledger or redacted
 */
record AdRevision(
        String documentId, long version, long sequenceNo, Instant at, boolean redacted, Optional<IonStruct> data)
        implements Comparable<AdRevision> {

    static AdRevision of(IonStruct row) {
        var metadata = (IonStruct) row.get("metadata");
        var address = (IonStruct) row.get("blockAddress");
        return new AdRevision(
                ((IonText) metadata.get("id")).stringValue(),
                ((IonInt) metadata.get("version")).longValue(),
                ((IonInt) address.get("sequenceNo")).longValue(),
                instant((IonTimestamp) metadata.get("txTime")),
                row.get("dataHash") != null,
                row.get("data") instanceof IonStruct data && !data.isNullValue()
                        ? Optional.of(data)
                        : Optional.empty());
    }

    static Instant instant(IonTimestamp time) {
        return Instant.ofEpochMilli(time.timestampValue().getMillis());
    }

    @Override
    public int compareTo(AdRevision other) {
        return Long.compare(version, other.version);
    }
}
