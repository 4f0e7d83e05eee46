/** Buckets. */
@NullMarked
package io.adledger.aws.storage;

import org.jspecify.annotations.NullMarked;
