/** The command API over HTTP. */
@NullMarked
package io.adledger.command.http;

import org.jspecify.annotations.NullMarked;
