/**
 * The values that statements compute with: Ion's, and PartiQL's MISSING and bags. Equality, order, arithmetic and conversion are here.
 */
@NullMarked
package io.adledger.ledger.partiql.value;

import org.jspecify.annotations.NullMarked;
