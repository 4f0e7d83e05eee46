package io.adledger.snapshot.store;

import com.amazon.ion.IonException;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonSystem;
import com.amazon.ion.IonValue;
import com.amazon.ion.system.IonReaderBuilder;
import com.amazon.ion.system.IonSystemBuilder;
import io.adledger.ledger.export.ObjectEncryption;
import io.adledger.ledger.export.ObjectStoreException;
import io.adledger.ledger.export.PrunableObjectStore;
import io.adledger.ledger.export.StoredObject;
import io.adledger.ledger.ion.Hash;
import io.adledger.snapshot.fold.AdDocument;
import io.adledger.snapshot.fold.DocumentForm;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Snapshots under a prefix of a bucket: {@code <id>/<number>-<checksum>.ion} for its files, {@code <id>/manifest.ion}, by
 * which it is there. Thread-safe for readers, beside one writer at a time.
 */
public final class SnapshotStore {

    private static final String MANIFEST = "/manifest.ion";
    private static final String BINARY = "application/x-amzn-ion";
    private static final String TEXT = "text/x-amzn-ion";
    private static final int CHECKSUM_DIGITS = 16;
    private static final IonSystem ION = IonSystemBuilder.standard().build();

    private final PrunableObjectStore objects;
    private final String prefix;

    /**
     * The snapshots in a bucket.
     *
     * @param prefix of their keys, empty or ending with a slash
     */
    public SnapshotStore(PrunableObjectStore objects, String prefix) {
        this.objects = objects;
        this.prefix = prefix;
    }

    /** The snapshots that are there, the oldest moment first. */
    public List<SnapshotId> ids() {
        TreeSet<SnapshotId> ids = new TreeSet<>();
        for (String key : objects.keys(prefix)) {
            if (key.endsWith(MANIFEST)) {
                SnapshotId.parse(key.substring(prefix.length(), key.length() - MANIFEST.length()))
                        .ifPresent(ids::add);
            }
        }
        return List.copyOf(ids);
    }

    /**
     * What a snapshot is; none if it is not there.
     *
     * @throws DamagedSnapshotException if its manifest cannot be read, or contradicts itself
     */
    public Optional<SnapshotManifest> find(SnapshotId id) {
        String key = prefix + id + MANIFEST;
        return objects.keys(key).contains(key)
                ? Optional.of(ManifestReader.manifest(id, read(id, key)))
                : Optional.empty();
    }

    /** Keeps a file. It belongs to no snapshot before the manifest says so. */
    public SnapshotFile put(SnapshotId id, int number, PackedDocuments documents) {
        Hash sha256 = Hash.sha256Of(documents.content());
        String name =
                String.format(Locale.ROOT, "%06d-%s.ion", number, sha256.toHex().substring(0, CHECKSUM_DIGITS));
        objects.put(prefix + id + "/" + name, object(documents.content(), BINARY));
        return new SnapshotFile(
                name,
                sha256,
                documents.content().length,
                documents.counts().total(),
                documents.first(),
                documents.last());
    }

    /** Keeps the manifest in place of the one that was there: from now on it is the snapshot. */
    public void publish(SnapshotManifest manifest) {
        objects.put(prefix + manifest.id() + MANIFEST, object(ManifestWriter.bytes(manifest), TEXT));
    }

    private static StoredObject object(byte[] content, String contentType) {
        return new StoredObject(content, contentType, new ObjectEncryption.NoEncryption());
    }

    /**
     * The documents of a snapshot, in the order of their ids, a file at a time.
     *
     * @throws DamagedSnapshotException if a file is not what was written, also from the stream
     */
    public Stream<AdDocument> documents(SnapshotManifest manifest) {
        return manifest.files().stream().flatMap(file -> documents(manifest.id(), file).stream());
    }

    /**
     * The documents of a file.
     *
     * @throws DamagedSnapshotException if it is not what was written
     */
    public List<AdDocument> documents(SnapshotId id, SnapshotFile file) {
        List<AdDocument> documents = new ArrayList<>();
        try {
            Iterator<IonValue> values = ION.iterate(IonReaderBuilder.standard().build(content(id, file)));
            values.forEachRemaining(value -> documents.add(DocumentForm.document((IonStruct) value)));
        } catch (IonException | ClassCastException | IllegalArgumentException e) {
            throw new DamagedSnapshotException(id, file.name() + " cannot be read", e);
        }
        if (documents.size() != file.documents()) {
            throw new DamagedSnapshotException(id, file.name() + " has another number of documents");
        }
        return documents;
    }

    /**
     * Makes sure that all files of a snapshot are as they were written.
     *
     * @throws DamagedSnapshotException if one is not, or is missing
     */
    public void check(SnapshotManifest manifest) {
        manifest.files().forEach(file -> content(manifest.id(), file));
    }

    private byte[] content(SnapshotId id, SnapshotFile file) {
        byte[] content = read(id, prefix + id + "/" + file.name());
        if (!Hash.sha256Of(content).equals(file.sha256())) {
            throw new DamagedSnapshotException(id, file.name() + " has not the checksum of its manifest");
        }
        return content;
    }

    private byte[] read(SnapshotId id, String key) {
        try (InputStream content = objects.read(key)) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new ObjectStoreException("cannot read " + key + ": " + e.getMessage(), true, e);
        } catch (ObjectStoreException e) {
            if (e.isPassing()) {
                throw e;
            }
            throw new DamagedSnapshotException(id, String.valueOf(e.getMessage()), e);
        }
    }

    /** Removes a snapshot; others need nothing of it. */
    public void remove(SnapshotId id) {
        objects.remove(prefix + id + MANIFEST);
        objects.keys(prefix + id + "/").forEach(objects::remove);
    }

    /** Removes a file of a snapshot whose manifest names it no more. */
    public void remove(SnapshotId id, SnapshotFile file) {
        objects.remove(prefix + id + "/" + file.name());
    }

    /**
     * Removes what runs that were broken off have left.
     *
     * @return how many objects that were
     */
    public int removeLeftovers() {
        Set<String> needed = ids().stream().flatMap(this::keys).collect(Collectors.toSet());
        List<String> leftovers = new ArrayList<>(objects.keys(prefix));
        leftovers.removeIf(needed::contains);
        leftovers.removeIf(key -> !isOurs(key));
        leftovers.forEach(objects::remove);
        return leftovers.size();
    }

    /** All that a snapshot needs; of one whose manifest is damaged nobody knows, and it keeps what it has. */
    private Stream<String> keys(SnapshotId id) {
        try {
            return Stream.concat(
                    Stream.of(prefix + id + MANIFEST),
                    find(id).stream()
                            .flatMap(manifest -> manifest.files().stream())
                            .map(file -> prefix + id + "/" + file.name()));
        } catch (DamagedSnapshotException e) {
            return objects.keys(prefix + id + "/").stream();
        }
    }

    /** Whether a key is of a snapshot: others may keep objects under the same prefix. */
    private boolean isOurs(String key) {
        String name = key.substring(prefix.length());
        int slash = name.indexOf('/');
        return slash > 0 && SnapshotId.parse(name.substring(0, slash)).isPresent() && name.endsWith(".ion");
    }
}
