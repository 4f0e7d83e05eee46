package io.adledger.state;

/** The names of the state store's attributes. */
public final class Attribute {

    public static final String AD_ID = "adId";
    public static final String PUBLISHER_ID = "publisherId";
    public static final String TITLE = "adTitle";
    public static final String DESCRIPTION = "adDescription";
    public static final String PRICE = "price";
    public static final String CURRENCY = "currency";
    public static final String CATEGORY = "category";
    public static final String TAGS = "tags";
    public static final String VERSION = "version";
    public static final String CREATED_AT = "createdAt";
    public static final String UPDATED_AT = "updatedAt";
    public static final String DOCUMENT_ID = "documentId";
    public static final String SEQUENCE_NO = "sequenceNo";

    /** Orders a publisher's ads by creation; absent from tombstones, which are therefore in no list. */
    public static final String LIST_KEY = "listKey";

    public static final String DELETED = "deleted";
    public static final String DELETED_AT = "deletedAt";

    private Attribute() {}
}
