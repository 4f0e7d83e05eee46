package io.adledger.ledger.imports;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An object of an export, and the blocks that its name promises.
 *
 * @param manifestKey as the manifest has it
 * @param key where it is
 */
record ExportedObject(String manifestKey, String key, String strandId, long first, long last) {

    private static final Pattern NAME = Pattern.compile("(?:.*/)?([0-9A-Za-z]{22})\\.(\\d{1,18})-(\\d{1,18})\\.(\\w+)");

    static ExportedObject of(String manifestKey, String key) {
        Matcher name = NAME.matcher(manifestKey);
        if (!name.matches()) {
            throw new BrokenExportException("the manifest names " + manifestKey + ", which is no object of blocks");
        }
        if (name.group(4).equals("json")) {
            throw new BrokenExportException(
                    "the export is in JSON, which has lost the types that the hashes cover: export the journal in Ion");
        }
        return new ExportedObject(
                manifestKey, key, name.group(1), Long.parseLong(name.group(2)), Long.parseLong(name.group(3)));
    }

    boolean follows(ExportedObject before) {
        return first == before.last + 1 && strandId.equals(before.strandId);
    }
}
