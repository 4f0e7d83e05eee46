@NullMarked
package io.adledger.local.hammer.plan;

import org.jspecify.annotations.NullMarked;
