/** Containers on Fargate, for servers and for jobs. */
@NullMarked
package io.adledger.aws.container;

import org.jspecify.annotations.NullMarked;
