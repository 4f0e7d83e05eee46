@NullMarked
package io.adledger.lambda.local;

import org.jspecify.annotations.NullMarked;
