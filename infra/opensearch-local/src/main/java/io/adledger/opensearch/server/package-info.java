/** The program of the OpenSearch process. */
@NullMarked
package io.adledger.opensearch.server;

import org.jspecify.annotations.NullMarked;
