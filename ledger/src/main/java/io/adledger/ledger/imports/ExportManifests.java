package io.adledger.ledger.imports;

import static io.adledger.ledger.ion.IonValues.ION;

import com.amazon.ion.IonException;
import com.amazon.ion.IonList;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonText;
import com.amazon.ion.IonValue;
import io.adledger.ledger.export.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The objects of a journal's exports, by their manifests: of one export, or of several that continue each other. */
final class ExportManifests {

    private static final String STARTED = ".started.manifest";
    private static final String COMPLETED = ".completed.manifest";

    private ExportManifests() {}

    /**
     * The objects of all exports under a prefix, from block 0 on and without a gap.
     *
     * @throws BrokenExportException if they are not all there
     */
    static List<ExportedObject> objects(ObjectStore store, String prefix) {
        List<String> keys = store.keys(prefix);
        List<String> completed =
                keys.stream().filter(key -> key.endsWith(COMPLETED)).toList();
        for (String started : keys.stream().filter(key -> key.endsWith(STARTED)).toList()) {
            String export = started.substring(0, started.length() - STARTED.length());
            if (completed.stream().noneMatch(key -> key.startsWith(export + "."))) {
                throw new BrokenExportException("the export of " + started + " was not completed");
            }
        }
        if (completed.isEmpty()) {
            throw new BrokenExportException("there is no manifest of a completed export");
        }
        Set<String> present = new HashSet<>(keys);
        Map<String, ExportedObject> objects = new TreeMap<>();
        for (String manifest : completed) {
            for (String key : keysIn(store, manifest)) {
                ExportedObject object = ExportedObject.of(key, located(key, present, prefix));
                objects.put(object.key(), object);
            }
        }
        List<ExportedObject> ordered = new ArrayList<>(objects.values());
        ordered.sort(Comparator.comparingLong(ExportedObject::first));
        requireWhole(ordered);
        return ordered;
    }

    private static void requireWhole(List<ExportedObject> objects) {
        if (objects.isEmpty() || objects.getFirst().first() != 0) {
            throw new BrokenExportException("block 0 is missing: the export begins with "
                    + (objects.isEmpty()
                            ? "nothing"
                            : "block " + objects.getFirst().first()));
        }
        for (int i = 1; i < objects.size(); i++) {
            ExportedObject before = objects.get(i - 1);
            if (!objects.get(i).follows(before)) {
                throw new BrokenExportException("block " + (before.last() + 1) + " is missing: " + before.manifestKey()
                        + " is followed by " + objects.get(i).manifestKey());
            }
        }
    }

    /** The export may have been copied from under its prefix, so that the first parts of its keys are gone. */
    private static String located(String manifestKey, Set<String> present, String prefix) {
        if (present.contains(manifestKey)) {
            return manifestKey;
        }
        String folder = prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
        for (String rest = manifestKey; rest.contains("/"); ) {
            if (present.contains(folder + rest)) {
                return folder + rest;
            }
            rest = rest.substring(rest.indexOf('/') + 1);
        }
        throw new BrokenExportException("object " + manifestKey + " is missing");
    }

    private static List<String> keysIn(ObjectStore store, String manifest) {
        try (InputStream content = store.read(manifest)) {
            List<String> keys = new ArrayList<>();
            IonValue value = ION.singleValue(content.readAllBytes());
            for (IonValue key : (IonList) ((IonStruct) value).get("keys")) {
                keys.add(((IonText) key).stringValue());
            }
            return keys;
        } catch (IOException | IonException | ClassCastException | NullPointerException e) {
            throw new BrokenExportException("manifest " + manifest + " cannot be read", e);
        }
    }
}
