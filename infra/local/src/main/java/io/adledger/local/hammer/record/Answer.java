package io.adledger.local.hammer.record;

import java.util.List;
import java.util.Optional;

/** What came of a request. */
public sealed interface Answer {

    /** The ad was published or changed: it has this version and says this. */
    record Written(String adId, long version, Content content) implements Answer {}

    record Deleted() implements Answer {}

    /** The command was not carried out. */
    record Refused(int status) implements Answer {}

    /** It is not known whether it was carried out; of a read, that there was no answer. */
    record Unknown(String why) implements Answer {}

    /** A read was answered with this. */
    record Saw(List<Sighting> ads) implements Answer {

        public Saw {
            ads = List.copyOf(ads);
        }
    }

    /** A read was told that there is no such ad (404), or that it was deleted (410). */
    record SawNone(int status) implements Answer {}

    /** Something that is in no description of the API, or that only a wrong request deserves. */
    record Unforeseen(int status, String body) implements Answer {}

    /**
     * A version of an ad that somebody was shown.
     *
     * @param content nothing of a deletion
     */
    record Sighting(String adId, long version, Optional<Content> content) {}
}
