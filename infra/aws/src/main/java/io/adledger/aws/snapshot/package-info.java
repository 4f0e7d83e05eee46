/** Snapshots at set times. */
@NullMarked
package io.adledger.aws.snapshot;

import org.jspecify.annotations.NullMarked;
