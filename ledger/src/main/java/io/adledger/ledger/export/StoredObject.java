package io.adledger.ledger.export;

/**
 * An object to put. The bytes are not copied: nobody changes them.
 *
 * @param contentType a media type
 */
@SuppressWarnings("ArrayRecordComponent")
public record StoredObject(byte[] content, String contentType, ObjectEncryption encryption) {}
