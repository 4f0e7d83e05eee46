package io.adledger.replay;

import java.util.Optional;

/**
 * An item of a state store.
 *
 * @param key of the item: the ad's id for an ad
 * @param documentId the ledger's document that it says it is of
 * @param version -1 if it has none
 * @param fingerprint SHA-256 over all of the item's attributes, lower-case hexadecimal
 */
public record TableItem(String key, Optional<String> documentId, long version, String fingerprint) {}
