package io.adledger.ledger.server;

import io.adledger.ledger.export.ObjectStore;
import io.adledger.ledger.export.ObjectStores;
import io.adledger.ledger.export.S3ObjectStore;
import io.adledger.ledger.export.S3Settings;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;

/** The buckets of an S3, whose client is made when the first of them is asked for. Thread-safe. */
final class S3Buckets implements ObjectStores {

    private final S3Settings settings;
    private @Nullable S3Client client;

    S3Buckets(S3Settings settings) {
        this.settings = settings;
    }

    @Override
    public synchronized ObjectStore bucket(String name) {
        S3Client made = client == null ? settings.client() : client;
        client = made;
        return new S3ObjectStore(made, name);
    }
}
