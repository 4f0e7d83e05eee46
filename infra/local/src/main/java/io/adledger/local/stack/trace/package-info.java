/** Where the spans of a stack on this machine go: nowhere, to the terminal, or to a collector. */
@NullMarked
package io.adledger.local.stack.trace;

import org.jspecify.annotations.NullMarked;
