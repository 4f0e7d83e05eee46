/** The command service as a function: what it does before it is kept. */
@NullMarked
package io.adledger.command.function;

import org.jspecify.annotations.NullMarked;
