package io.adledger.ledger.archive;

import io.adledger.ledger.export.PackedObject;
import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.JournalTip;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which objects an archive has, by their manifests: one for each day, whose name says which. An object counts once it is in a
 * manifest. Not thread-safe.
 */
final class ArchiveIndex {

    private static final String MANIFEST = "archive-";
    private static final String COMPLETED = ".completed.manifest";
    private static final Pattern OBJECT = Pattern.compile("(?:.*/)?([0-9A-Za-z]{22})\\.(\\d{1,18})-(\\d{1,18})\\.ion");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(ZoneOffset.UTC);

    private final ArchiveObjects objects;
    private final String prefix;
    private final NavigableMap<String, List<String>> manifests = new TreeMap<>();
    private final NavigableMap<Long, String> keysByFirst = new TreeMap<>();
    private Optional<JournalTip> tip = Optional.empty();

    private ArchiveIndex(ArchiveObjects objects, String prefix) {
        this.objects = objects;
        this.prefix = prefix;
    }

    /** Reads what the store has, and takes in an object whose manifest a crash prevented. */
    static ArchiveIndex read(ArchiveObjects objects, String prefix) {
        ArchiveIndex index = new ArchiveIndex(objects, prefix);
        List<String> present = objects.keys(prefix);
        for (String key : present) {
            if (key.endsWith(COMPLETED)) {
                List<String> listed = objects.manifest(key);
                index.manifests.put(key, new ArrayList<>(listed));
                listed.forEach(object -> index.keysByFirst.put(first(object), object));
            }
        }
        index.tip = Optional.ofNullable(index.keysByFirst.lastEntry())
                .map(last -> JournalTip.of(objects.blocks(last.getValue()).getLast()));
        present.stream()
                .filter(key -> OBJECT.matcher(key).matches() && first(key) == index.next())
                .findFirst()
                .ifPresent(index::adopt);
        return index;
    }

    /** Objects appear as a whole, so one that is there is complete. */
    private void adopt(String key) {
        List<Block> blocks = objects.blocks(key);
        addToManifest(key, ArchiveObjects.pack(blocks));
        tip = Optional.of(JournalTip.of(blocks.getLast()));
    }

    Optional<JournalTip> tip() {
        return tip;
    }

    long next() {
        return tip.map(last -> last.sequenceNo() + 1).orElse(0L);
    }

    /** Whether the store has no manifest, and no object in the newest one, that is not known here. */
    boolean isCurrent() {
        List<String> present = objects.keys(prefix + MANIFEST).stream()
                .filter(key -> key.endsWith(COMPLETED))
                .toList();
        Map.Entry<String, List<String>> newest = manifests.lastEntry();
        return manifests.keySet().equals(Set.copyOf(present))
                && (newest == null || newest.getValue().equals(objects.manifest(newest.getKey())));
    }

    /** Puts the next object, and then its manifest. */
    void add(List<Block> blocks) {
        PackedObject object = ArchiveObjects.pack(blocks);
        String key = prefix + ArchiveObjects.name(object);
        objects.put(key, object.content());
        addToManifest(key, object);
        tip = Optional.of(JournalTip.of(blocks.getLast()));
    }

    private void addToManifest(String key, PackedObject object) {
        String manifest = prefix + MANIFEST + day(object.firstTime()) + "." + object.strandId() + COMPLETED;
        List<String> listed = new ArrayList<>(manifests.getOrDefault(manifest, List.of()));
        listed.add(key);
        objects.putManifest(manifest, listed);
        manifests.put(manifest, listed);
        keysByFirst.put(object.first(), key);
    }

    /** Writes the object that has a block anew, without the data of a document's revision. */
    void redact(long sequenceNo, String documentId) {
        Map.Entry<Long, String> entry = keysByFirst.floorEntry(sequenceNo);
        if (entry == null || sequenceNo >= next()) {
            return;
        }
        List<Block> blocks = objects.blocks(entry.getValue()).stream()
                .map(block -> block.sequenceNo() == sequenceNo ? block.redacted(documentId) : block)
                .toList();
        objects.put(entry.getValue(), ArchiveObjects.pack(blocks).content());
    }

    private static String day(Instant moment) {
        return DAY.format(moment);
    }

    private static long first(String key) {
        Matcher name = OBJECT.matcher(key);
        if (!name.matches()) {
            throw new ArchiveException("the archive's manifest names " + key + ", which is no object of blocks");
        }
        return Long.parseLong(name.group(2));
    }
}
