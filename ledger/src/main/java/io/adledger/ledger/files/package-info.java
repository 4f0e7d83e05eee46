/** Files that survive a crash. Knows nothing of what is in them. */
@NullMarked
package io.adledger.ledger.files;

import org.jspecify.annotations.NullMarked;
