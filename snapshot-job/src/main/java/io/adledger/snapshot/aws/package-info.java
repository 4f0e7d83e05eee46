/**
 * Snapshots on AWS: a journal in a DynamoDB table, snapshots in a bucket of S3. A function for what it can do in a quarter of an
 * hour, a program for a container for what takes longer.
 */
@NullMarked
package io.adledger.snapshot.aws;

import org.jspecify.annotations.NullMarked;
