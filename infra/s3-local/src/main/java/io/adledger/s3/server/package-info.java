/** The program of the S3 process. */
@NullMarked
package io.adledger.s3.server;

import org.jspecify.annotations.NullMarked;
