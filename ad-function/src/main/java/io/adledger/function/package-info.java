/**
 * The HTTP APIs as functions behind an HTTP API of API Gateway: the same controllers, filters and problems as over HTTP. What an event says otherwise than
 * the request did is put right here.
 */
@NullMarked
package io.adledger.function;

import org.jspecify.annotations.NullMarked;
