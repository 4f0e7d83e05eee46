/** The query service as a function: what it does before it is kept. */
@NullMarked
package io.adledger.query.function;

import org.jspecify.annotations.NullMarked;
