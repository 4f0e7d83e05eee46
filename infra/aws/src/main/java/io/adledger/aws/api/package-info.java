/** The API: who may call it, which calls there are, and the functions behind them. */
@NullMarked
package io.adledger.aws.api;

import org.jspecify.annotations.NullMarked;
