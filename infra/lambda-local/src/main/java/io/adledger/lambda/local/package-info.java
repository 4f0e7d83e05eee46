/**
 * Lambda on one machine, for tests and measurements: the runtime's API, a function's process with AWS' own runtime client for Java in it, and
 * the HTTP API that turns requests into events.
 */
@NullMarked
package io.adledger.lambda.local;

import org.jspecify.annotations.NullMarked;
