/** S3 over a folder, started, watched and stopped as a process of its own. Nothing of its class path is visible here. */
@NullMarked
package io.adledger.s3.local;

import org.jspecify.annotations.NullMarked;
