package io.adledger.ledger.catalog;

/** How fine the permissions of a ledger are meant to be. Kept and told; every caller may do everything in both. */
public enum PermissionsMode {
    ALLOW_ALL,
    STANDARD
}
