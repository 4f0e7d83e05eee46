package io.adledger.verifier;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of blocks, and the blocks that its name promises.
 *
 * @param first sequence number of the first block in it
 * @param last sequence number of the last block in it
 */
record ExportFile(Path path, String strandId, long first, long last) {

    private static final Pattern NAME = Pattern.compile("([0-9A-Za-z]{22})\\.(\\d{1,18})-(\\d{1,18})\\.(ion|json)");

    /** The file of this path, whose name is {@code <strandId>.<first>-<last>.ion}. */
    static ExportFile of(Path path) {
        Matcher name = NAME.matcher(String.valueOf(path.getFileName()));
        if (!name.matches()) {
            throw new VerificationException("not a file of an export: " + path);
        }
        if (name.group(4).equals("json")) {
            throw new VerificationException(
                    "an export in JSON cannot be verified, since JSON has lost the types of Ion that"
                            + " the hashes cover: " + path);
        }
        return new ExportFile(path, name.group(1), Long.parseLong(name.group(2)), Long.parseLong(name.group(3)));
    }

    /** Whether its first block comes after the last of another. */
    boolean follows(ExportFile before) {
        return first == before.last() + 1 && strandId.equals(before.strandId());
    }
}
