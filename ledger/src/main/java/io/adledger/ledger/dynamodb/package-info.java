/**
 * The journal in a DynamoDB table, which several servers may share, and the catalog of their ledgers in another.
 */
@NullMarked
package io.adledger.ledger.dynamodb;

import org.jspecify.annotations.NullMarked;
