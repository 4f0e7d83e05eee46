/** Tests of the catalog: how ledgers come and go, and what of them outlives a process. */
@NullMarked
package io.adledger.ledger.catalog;

import org.jspecify.annotations.NullMarked;
