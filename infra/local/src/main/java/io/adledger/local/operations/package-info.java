/** The commands of operators, which ask a running stack over HTTP. */
@NullMarked
package io.adledger.local.operations;

import org.jspecify.annotations.NullMarked;
