/**
 * Snapshots where they are kept: files of documents and a manifest for each, as objects in a bucket or a folder. What is
 * there without a manifest is no snapshot. It knows the form of documents and nothing of how a snapshot is made.
 */
@NullMarked
package io.adledger.snapshot.store;

import org.jspecify.annotations.NullMarked;
