package io.adledger.command.ad;

import io.adledger.ad.AdRevision;

/**
 * An ad's document in the journal.
 *
 * @param documentId the journal's name for it
 * @param revision the newest
 */
public record AdDocument(String documentId, AdRevision revision) {}
