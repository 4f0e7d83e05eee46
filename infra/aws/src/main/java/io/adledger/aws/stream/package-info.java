/** The ledger's stream, and how sinks are fed with it. */
@NullMarked
package io.adledger.aws.stream;

import org.jspecify.annotations.NullMarked;
