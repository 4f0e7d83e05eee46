package io.adledger.aws.sink;

import io.adledger.aws.access.Accepted;
import io.adledger.aws.settings.SearchSettings;
import software.constructs.IConstruct;

/** What the search domain is found to lack. */
final class SearchFindings {

    private static final String REMADE =
            "This stage saves on it: the index is made again from the ledger's stream, and commands and reads go on without it.";

    private SearchFindings() {}

    static void accept(IConstruct domain, SearchSettings settings) {
        Accepted.finding(
                domain,
                "AwsSolutions-OS3",
                "It has addresses in the private network only, takes them from one group of callers, and asks each for a signature.");
        if (settings.dedicatedMasters() == 0) {
            Accepted.finding(domain, "AwsSolutions-OS4", REMADE);
        }
        if (!settings.spread()) {
            Accepted.finding(domain, "AwsSolutions-OS7", REMADE);
        }
    }
}
