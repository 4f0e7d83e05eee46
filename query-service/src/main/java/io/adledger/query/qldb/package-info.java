/** The ledger, read through its driver. */
@NullMarked
package io.adledger.query.qldb;

import org.jspecify.annotations.NullMarked;
