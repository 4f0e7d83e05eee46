package io.adledger.ledger.transaction;

import java.util.List;
import java.util.Optional;

/**
 * A part of a statement's result.
 *
 * @param values each in Ion binary, not to be modified
 * @param nextPageToken fetches the part that follows; none on the last
 * @param readIOs documents and revisions read for this part
 * @param processingTimeMilliseconds time spent on this part
 */
public record Page(
        List<byte[]> values, Optional<String> nextPageToken, long readIOs, long processingTimeMilliseconds) {}
