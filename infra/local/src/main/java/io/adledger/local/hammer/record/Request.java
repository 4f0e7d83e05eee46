package io.adledger.local.hammer.record;

import java.time.Instant;
import java.util.OptionalLong;

/** What a client asked the API for. */
public sealed interface Request {

    /** An ad and the publisher that it is of. */
    record AdRef(String publisherId, String adId) {}

    /** A command; it may make a version. */
    sealed interface Write extends Request {

        /** The version that {@code If-Match} named. */
        default OptionalLong ifMatch() {
            return OptionalLong.empty();
        }
    }

    record Publish(String publisherId, Content content) implements Write {}

    record Patch(AdRef ad, Change change, OptionalLong ifMatch) implements Write {}

    record Delete(AdRef ad, OptionalLong ifMatch) implements Write {}

    record ReadLive(AdRef ad) implements Request {}

    record ReadVersions(AdRef ad) implements Request {}

    record ReadPast(AdRef ad, Instant at) implements Request {}

    record Search(String publisherId) implements Request {}
}
