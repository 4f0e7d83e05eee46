/**
 * The main program of the DynamoDB Local process.
 *
 * <p>It runs on DynamoDB Local's own class path only; the other modules never load these classes.
 */
@NullMarked
package io.adledger.dynamodb.server;

import org.jspecify.annotations.NullMarked;
