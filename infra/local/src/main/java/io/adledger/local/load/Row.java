package io.adledger.local.load;

/** A row of what is to be loaded. Rows are numbered as a spreadsheet shows them: a file's header is row 1. */
sealed interface Row {

    int number();

    /**
     * A row that makes an ad.
     *
     * @param publisherId whose ad it is
     * @param body the body of the {@code POST}, as JSON
     */
    record Posting(int number, String publisherId, String body) implements Row {}

    /** A row from which no ad can be made. */
    record Unreadable(int number, String reason) implements Row {}
}
