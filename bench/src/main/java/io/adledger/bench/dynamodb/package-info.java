/** DynamoDB Local as it is, written to without AdLedger: what replays and the state store's sink are compared with. */
@NullMarked
package io.adledger.bench.dynamodb;

import org.jspecify.annotations.NullMarked;
