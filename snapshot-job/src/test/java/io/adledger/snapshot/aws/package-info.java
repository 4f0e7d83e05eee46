@NullMarked
package io.adledger.snapshot.aws;

import org.jspecify.annotations.NullMarked;
