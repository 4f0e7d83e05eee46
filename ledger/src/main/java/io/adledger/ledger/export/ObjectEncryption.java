package io.adledger.ledger.export;

/**
 * How S3 is to encrypt the objects of an export.
 *
 * @see <a href="https://docs.aws.amazon.com/qldb/latest/developerguide/API_S3EncryptionConfiguration.html">S3EncryptionConfiguration
 *     in QLDB</a>
 */
public sealed interface ObjectEncryption {

    /** As the bucket does of its own. */
    record NoEncryption() implements ObjectEncryption {}

    /** With keys of S3's own. */
    record SseS3() implements ObjectEncryption {}

    /** With this key of KMS. */
    record SseKms(String kmsKeyArn) implements ObjectEncryption {

        public SseKms {
            if (kmsKeyArn.length() < 20 || kmsKeyArn.length() > 1600) {
                throw new InvalidExportException("KmsKeyArn", "an ARN has 20 to 1600 characters");
            }
        }
    }

    /** The name of this kind in QLDB's API. */
    default String type() {
        return switch (this) {
            case NoEncryption none -> "NO_ENCRYPTION";
            case SseS3 s3 -> "SSE_S3";
            case SseKms kms -> "SSE_KMS";
        };
    }
}
