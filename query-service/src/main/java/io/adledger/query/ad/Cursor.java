package io.adledger.query.ad;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a publisher's list: after this ad.
 *
 * @param listKey of the ad, which need not be there any more
 */
public record Cursor(String listKey, String adId) {

    private static final Pattern LIST_KEY = Pattern.compile("[0-9T:.Z-]{20,40}#([^#]{1,100})");

    /** The place after an ad with this key in the list. */
    public static Cursor after(String listKey, String adId) {
        return new Cursor(listKey, adId);
    }

    /** What a reader is given, and gives back as it is. */
    public String token() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(listKey.getBytes(StandardCharsets.UTF_8));
    }

    /** The place that a token stands for; none if it never was one. */
    public static Optional<Cursor> of(String token) {
        try {
            String listKey = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            Matcher matcher = LIST_KEY.matcher(listKey);
            return matcher.matches() ? Optional.of(new Cursor(listKey, matcher.group(1))) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
