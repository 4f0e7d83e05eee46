/**
 * A Kinesis server for tests: kinesalite in a process of its own. The build fetches it, and the Node.js that it runs on.
 */
@NullMarked
package io.adledger.kinesis.local;

import org.jspecify.annotations.NullMarked;
