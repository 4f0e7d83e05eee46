/** What stands between the API and the world. */
@NullMarked
package io.adledger.aws.edge;

import org.jspecify.annotations.NullMarked;
