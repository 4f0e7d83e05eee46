/** The query service: what publishers read of their ads. Here is its wiring. */
@NullMarked
package io.adledger.query;

import org.jspecify.annotations.NullMarked;
