/** The deployment to AWS with CDK. To come; nothing is here yet. */
@NullMarked
package io.adledger.aws;

import org.jspecify.annotations.NullMarked;
