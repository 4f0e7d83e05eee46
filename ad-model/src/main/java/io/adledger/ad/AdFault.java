package io.adledger.ad;

/**
 * One thing that is wrong with the fields of an ad.
 *
 * @param path where: a field's name, or {@code tags/3}
 * @param reason what is wrong, as the end of a sentence that begins with the field: {@code must not be blank}
 */
public record AdFault(String path, String reason) {

    static AdFault of(AdField field, String reason) {
        return new AdFault(field.fieldName(), reason);
    }
}
