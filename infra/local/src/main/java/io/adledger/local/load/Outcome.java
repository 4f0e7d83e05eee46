package io.adledger.local.load;

/** What became of a row. */
sealed interface Outcome {

    /** The ad is in the ledger. */
    record Accepted() implements Outcome {}

    /** The ad breaks a rule and is not in the ledger; repeating it will not help. */
    record Rejected(String reason) implements Outcome {}
}
