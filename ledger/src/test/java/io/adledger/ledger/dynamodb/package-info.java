@NullMarked
package io.adledger.ledger.dynamodb;

import org.jspecify.annotations.NullMarked;
