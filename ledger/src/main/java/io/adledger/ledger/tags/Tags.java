package io.adledger.ledger.tags;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What someone has written on a resource: at most 50 keys of 1 to 128 characters, with values of up to 256.
 *
 * @see <a href="https://docs.aws.amazon.com/qldb/latest/developerguide/tagging.html">Tagging QLDB resources</a>
 */
public record Tags(NavigableMap<String, String> values) {

    /** No tags. */
    public static final Tags NONE = new Tags(new TreeMap<>());

    private static final int MOST = 50;
    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VALUE = 256;

    public Tags {
        values = Collections.unmodifiableNavigableMap(new TreeMap<>(values));
    }

    /**
     * These tags.
     *
     * @throws InvalidTagsException if a key or a value, or their number, is not allowed
     */
    public static Tags of(Map<String, String> values) {
        values.forEach(Tags::check);
        if (values.size() > MOST) {
            throw new InvalidTagsException("A resource can have at most " + MOST + " tags");
        }
        return new Tags(new TreeMap<>(values));
    }

    private static void check(String key, String value) {
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            throw new InvalidTagsException("The key of a tag has 1 to " + LONGEST_KEY + " characters");
        }
        if (key.regionMatches(true, 0, "aws:", 0, 4)) {
            throw new InvalidTagsException("The keys of tags that begin with aws: are reserved");
        }
        if (value.length() > LONGEST_VALUE) {
            throw new InvalidTagsException("The value of a tag has at most " + LONGEST_VALUE + " characters");
        }
    }

    /**
     * These and others.
     *
     * @throws InvalidTagsException if a key is in both, or they are too many
     */
    public Tags with(Tags others) {
        NavigableMap<String, String> all = new TreeMap<>(values);
        others.values.forEach((key, value) -> {
            if (all.putIfAbsent(key, value) != null) {
                throw new InvalidTagsException("The resource has a tag with the key " + key + " already");
            }
        });
        return of(all);
    }

    /** These without some. */
    public Tags without(Collection<String> keys) {
        NavigableMap<String, String> left = new TreeMap<>(values);
        keys.forEach(left::remove);
        return new Tags(left);
    }
}
