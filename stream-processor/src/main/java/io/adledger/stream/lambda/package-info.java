/**
 * The stream's Lambda functions, one for each sink, wired from their environment. They give their batches to a sink, and answer
 * which records are to come again; what nothing can be done with goes to a queue, and comes from there once more.
 */
@NullMarked
package io.adledger.stream.lambda;

import org.jspecify.annotations.NullMarked;
