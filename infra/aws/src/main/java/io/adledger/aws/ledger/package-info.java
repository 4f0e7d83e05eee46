/** The ledger: its servers, the door in front of them, its journal and the backups of it. */
@NullMarked
package io.adledger.aws.ledger;

import org.jspecify.annotations.NullMarked;
