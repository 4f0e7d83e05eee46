/** The state store in DynamoDB. What an item looks like is the state module's; here is how it is written. */
@NullMarked
package io.adledger.stream.dynamodb;

import org.jspecify.annotations.NullMarked;
