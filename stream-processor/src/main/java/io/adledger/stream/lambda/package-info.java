/** The stream's Lambda function. It gives its batches to a sink, and answers which records are to come again. */
@NullMarked
package io.adledger.stream.lambda;

import org.jspecify.annotations.NullMarked;
