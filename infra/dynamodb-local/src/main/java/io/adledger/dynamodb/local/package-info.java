/**
 * DynamoDB Local, started, watched and stopped as a process of its own.
 *
 * <p>Its class path (an older Jetty, ANTLR and AWS SDK) clashes with everyone else's, so nothing of it is visible
 * here: this package needs the JDK and nothing more.
 */
@NullMarked
package io.adledger.dynamodb.local;

import org.jspecify.annotations.NullMarked;
