/** Tests of the verifier against what was recorded from QLDB. */
@NullMarked
package io.adledger.verifier;

import org.jspecify.annotations.NullMarked;
