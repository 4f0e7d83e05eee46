/** The state store in DynamoDB, read. */
@NullMarked
package io.adledger.query.dynamodb;

import org.jspecify.annotations.NullMarked;
