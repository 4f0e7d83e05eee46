/**
 * What Lambda and Kinesis do for the handler on AWS, done on one machine: a loop that reads batches, hands them to the
 * handler, remembers how far it came, and keeps the dead letters as files.
 */
@NullMarked
package io.adledger.stream.local;

import org.jspecify.annotations.NullMarked;
