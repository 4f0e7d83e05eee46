/**
 * Signatures of requests: AWS's Signature Version 4, seen from the side that checks it. Knows nothing of ledgers.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">Create a signed
 *     AWS API request</a>
 */
@NullMarked
package io.adledger.ledger.server.signature;

import org.jspecify.annotations.NullMarked;
