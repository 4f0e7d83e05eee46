/** Tests of backups. */
@NullMarked
package io.adledger.ledger.backup;

import org.jspecify.annotations.NullMarked;
