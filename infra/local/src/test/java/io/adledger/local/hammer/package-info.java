@NullMarked
package io.adledger.local.hammer;

import org.jspecify.annotations.NullMarked;
