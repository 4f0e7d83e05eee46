package io.adledger.ledger.export;

/**
 * Where an export goes.
 *
 * @param bucket 3 to 255 characters
 * @param prefix of every key, at most 128 characters; a slash is added to its end if it has none
 * @see <a href="https://docs.aws.amazon.com/qldb/latest/developerguide/API_S3ExportConfiguration.html">S3ExportConfiguration
 *     in QLDB</a>
 */
public record ExportDestination(String bucket, String prefix, ObjectEncryption encryption) {

    public ExportDestination {
        if (!bucket.matches("[A-Za-z0-9._-]{3,255}")) {
            throw new InvalidExportException("Bucket", "the name of a bucket has 3 to 255 letters, digits, . _ -");
        }
        if (prefix.length() > 128) {
            throw new InvalidExportException("Prefix", "a prefix has at most 128 characters");
        }
    }

    /** The key of an object of the export. */
    String key(String name) {
        return prefix.isEmpty() || prefix.endsWith("/") ? prefix + name : prefix + "/" + name;
    }
}
