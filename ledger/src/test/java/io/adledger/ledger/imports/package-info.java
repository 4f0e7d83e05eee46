/** Tests of imports. */
@NullMarked
package io.adledger.ledger.imports;

import org.jspecify.annotations.NullMarked;
