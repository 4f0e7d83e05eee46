package io.adledger.verifier;

import java.nio.file.Path;

/**
 * What was verified of one export.
 *
 * @param manifest its completed manifest
 */
public record ExportReport(Path manifest, JournalReport journal) {}
