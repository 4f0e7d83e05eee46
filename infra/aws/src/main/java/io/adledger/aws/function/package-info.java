/** Functions in Java, each with a role of its own. */
@NullMarked
package io.adledger.aws.function;

import org.jspecify.annotations.NullMarked;
