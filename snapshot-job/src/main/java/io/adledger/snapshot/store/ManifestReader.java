package io.adledger.snapshot.store;

import com.amazon.ion.IonBlob;
import com.amazon.ion.IonInt;
import com.amazon.ion.IonList;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonSystem;
import com.amazon.ion.IonText;
import com.amazon.ion.IonTimestamp;
import com.amazon.ion.IonValue;
import com.amazon.ion.system.IonSystemBuilder;
import io.adledger.ledger.ion.Hash;
import io.adledger.ledger.journal.BlockAddress;
import io.adledger.ledger.journal.MerkleFrontier;
import io.adledger.snapshot.store.SnapshotManifest.HeededRedactions;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Reads what {@link ManifestWriter} wrote. Pure functions. */
final class ManifestReader {

    private static final IonSystem ION = IonSystemBuilder.standard().build();

    private ManifestReader() {}

    /** @throws DamagedSnapshotException if these bytes are no manifest, or one that contradicts itself */
    static SnapshotManifest manifest(SnapshotId id, byte[] bytes) {
        try {
            return manifest(id, (IonStruct) ION.singleValue(bytes));
        } catch (DamagedSnapshotException e) {
            throw e;
        } catch (RuntimeException e) {
            // Damaged Ion makes its reader fail in many ways, of no common type.
            throw new DamagedSnapshotException(id, "its manifest cannot be read", e);
        }
    }

    private static SnapshotManifest manifest(SnapshotId id, IonStruct manifest) {
        long version = number(manifest, "formatVersion");
        if (!text(manifest, "format").equals(ManifestWriter.FORMAT) || version != SnapshotManifest.FORMAT_VERSION) {
            throw new DamagedSnapshotException(id, "it is of version " + version + ", which is not known here");
        }
        IonStruct counts = struct(manifest, "counts");
        IonStruct redactions = struct(manifest, "redactions");
        BlockAddress position = BlockAddress.from(struct(manifest, "position"));
        SnapshotManifest read = new SnapshotManifest(
                id,
                moment(manifest, "createdAt"),
                position,
                hash(manifest, "blockHash"),
                MerkleFrontier.of(
                        position.sequenceNo() + 1,
                        list(manifest, "merklePeaks").stream().map(Hash::of).toList()),
                new Counts(
                        number(counts, "live"),
                        number(counts, "deleted"),
                        number(counts, "removed"),
                        number(counts, "erased")),
                new HeededRedactions(number(redactions, "redactedUpTo"), number(redactions, "documents")),
                list(manifest, "files").stream()
                        .map(file -> file((IonStruct) file))
                        .toList(),
                Optional.ofNullable(manifest.get("builtOn"))
                        .flatMap(on -> SnapshotId.parse(((IonText) on).stringValue())));
        boolean consistent = text(manifest, "id").equals(id.toString())
                && moment(manifest, "moment").equals(id.moment())
                && position.sequenceNo() == id.sequenceNo()
                && hash(struct(manifest, "digest"), "hash").equals(read.digest().hash())
                && hash(manifest, "sha256").equals(read.sha256())
                && read.counts().total()
                        == read.files().stream()
                                .mapToLong(SnapshotFile::documents)
                                .sum();
        if (!consistent) {
            throw new DamagedSnapshotException(id, "its manifest contradicts itself");
        }
        return read;
    }

    private static SnapshotFile file(IonStruct file) {
        return new SnapshotFile(
                text(file, "name"),
                hash(file, "sha256"),
                number(file, "bytes"),
                number(file, "documents"),
                text(file, "first"),
                text(file, "last"));
    }

    private static IonValue value(IonStruct struct, String name) {
        return Objects.requireNonNull(struct.get(name), name);
    }

    private static IonStruct struct(IonStruct struct, String name) {
        return (IonStruct) value(struct, name);
    }

    private static List<IonValue> list(IonStruct struct, String name) {
        return (IonList) value(struct, name);
    }

    private static String text(IonStruct struct, String name) {
        return Objects.requireNonNull(((IonText) value(struct, name)).stringValue(), name);
    }

    private static long number(IonStruct struct, String name) {
        return ((IonInt) value(struct, name)).longValue();
    }

    private static Instant moment(IonStruct struct, String name) {
        return Instant.ofEpochMilli(
                ((IonTimestamp) value(struct, name)).timestampValue().getMillis());
    }

    private static Hash hash(IonStruct struct, String name) {
        return Hash.of((IonBlob) value(struct, name));
    }
}
