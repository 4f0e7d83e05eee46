package io.adledger.verifier;

import java.nio.file.Path;
import java.util.List;

/**
 * What was verified of one export, or of several that continue each other.
 *
 * @param manifests the completed manifests, in the order of their blocks
 */
public record ExportReport(List<Path> manifests, JournalReport journal) {

    public ExportReport {
        manifests = List.copyOf(manifests);
    }
}
