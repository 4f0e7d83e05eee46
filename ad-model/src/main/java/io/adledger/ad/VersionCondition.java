package io.adledger.ad;

import java.util.Optional;
import java.util.Set;

/**
 * Which versions of an ad a publisher wants changed.
 *
 * @param versions any of these; empty if any at all will do
 */
public record VersionCondition(Optional<Set<Long>> versions) {

    /** Any version will do. */
    public static final VersionCondition ANY = new VersionCondition(Optional.empty());

    public VersionCondition {
        versions = versions.map(Set::copyOf);
    }

    /** Any of these will do; if there are none, none will. */
    public static VersionCondition oneOf(Set<Long> versions) {
        return new VersionCondition(Optional.of(versions));
    }

    boolean allows(long version) {
        return versions.map(wanted -> wanted.contains(version)).orElse(true);
    }
}
