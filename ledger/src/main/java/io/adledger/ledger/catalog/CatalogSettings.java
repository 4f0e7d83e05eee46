package io.adledger.ledger.catalog;

import io.adledger.ledger.transaction.LedgerSettings;

/**
 * Whose ledgers they are, and how many there may be.
 *
 * @param region part of the ARN of a new ledger
 * @param account 12 digits, part of the ARN of a new ledger
 * @param maxLedgers ledgers at one time
 * @param ledgers the settings of each
 * @see <a href="https://docs.aws.amazon.com/qldb/latest/developerguide/limits.html">Quotas and limits in QLDB</a>
 */
public record CatalogSettings(String region, String account, int maxLedgers, LedgerSettings ledgers) {

    /** QLDB's limit of five ledgers. */
    public static CatalogSettings defaults() {
        return new CatalogSettings("us-east-1", "000000000000", 5, LedgerSettings.defaults());
    }

    public CatalogSettings withRegion(String newRegion) {
        return new CatalogSettings(newRegion, account, maxLedgers, ledgers);
    }

    public CatalogSettings withAccount(String newAccount) {
        return new CatalogSettings(region, newAccount, maxLedgers, ledgers);
    }

    public CatalogSettings withMaxLedgers(int limit) {
        return new CatalogSettings(region, account, limit, ledgers);
    }

    public CatalogSettings withLedgers(LedgerSettings settings) {
        return new CatalogSettings(region, account, maxLedgers, settings);
    }

    String arn(String ledgerName) {
        return "arn:aws:qldb:" + region + ":" + account + ":ledger/" + ledgerName;
    }
}
