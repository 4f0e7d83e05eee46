/**
 * The state store's content: an ad as readers see it, how it is read from a revision of the ledger, and how it is kept as
 * a DynamoDB item. Whoever writes the store and whoever reads it share this and nothing else.
 */
@NullMarked
package io.adledger.state;

import org.jspecify.annotations.NullMarked;
