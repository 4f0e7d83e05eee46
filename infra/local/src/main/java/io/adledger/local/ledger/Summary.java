package io.adledger.local.ledger;

import io.adledger.ledger.imports.JournalContent;
import java.io.PrintWriter;
import java.nio.file.Path;

/** What a command has made of a journal, for the person who called it. */
final class Summary {

    private Summary() {}

    static void print(PrintWriter out, String what, JournalContent content, Path where) {
        out.printf(
                "%s: blocks 0 to %d of strand %s, with %,d revisions, in %s%n",
                what,
                content.digest().tip().sequenceNo(),
                content.digest().tip().strandId(),
                content.revisions(),
                where);
        out.printf(
                "digest %s, tip %d%n",
                content.digest().hash(), content.digest().tip().sequenceNo());
    }
}
