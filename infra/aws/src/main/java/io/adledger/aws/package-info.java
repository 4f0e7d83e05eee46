/** The deployment to AWS, as CDK: {@link io.adledger.aws.Deployment} has the stacks of a stage. */
@NullMarked
package io.adledger.aws;

import org.jspecify.annotations.NullMarked;
