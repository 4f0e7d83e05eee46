/**
 * Commands to ads: each is checked and recorded in one transaction, and done once however often it is tried. The ledger
 * is behind {@link io.adledger.command.ad.AdJournal}.
 */
@NullMarked
package io.adledger.command.ad;

import org.jspecify.annotations.NullMarked;
