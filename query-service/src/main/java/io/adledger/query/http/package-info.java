/** The query API over HTTP. */
@NullMarked
package io.adledger.query.http;

import org.jspecify.annotations.NullMarked;
