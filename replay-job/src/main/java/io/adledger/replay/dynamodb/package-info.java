/** State stores in DynamoDB, as a replay writes and reads them. */
@NullMarked
package io.adledger.replay.dynamodb;

import org.jspecify.annotations.NullMarked;
