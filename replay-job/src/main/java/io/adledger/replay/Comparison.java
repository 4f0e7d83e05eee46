package io.adledger.replay;

import java.util.List;

/**
 * What a state store has, beside what the ledger says.
 *
 * @param wanted over the items that the fold of the ledger makes
 * @param found over the items that the store has
 * @param differences the first of them, see {@link Comparing#MOST_DIFFERENCES}
 */
public record Comparison(Checksum wanted, Checksum found, List<Difference> differences) {

    /** Whether counts, checksums and every single item are the same. */
    public boolean isEqual() {
        return differences.isEmpty() && wanted.equals(found);
    }
}
