package io.adledger.local.load;

/** The key under which a row is published, now and whenever its load is repeated. */
record IdempotencyKey(String value) {

    private static final int FINGERPRINT_LENGTH = 40;

    static IdempotencyKey of(RowSource source, Row row) {
        String fingerprint = source.fingerprint();
        return new IdempotencyKey(
                fingerprint.substring(0, Math.min(FINGERPRINT_LENGTH, fingerprint.length())) + "-" + row.number());
    }
}
