/**
 * The state store: an ad as readers see it, how it is read from a revision of the ledger, kept as a DynamoDB item, and
 * written so that versions decide. Whoever writes the store and whoever reads it share this and nothing else.
 */
@NullMarked
package io.adledger.state;

import org.jspecify.annotations.NullMarked;
