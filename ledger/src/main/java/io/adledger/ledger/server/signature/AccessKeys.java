package io.adledger.ledger.server.signature;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;

/** The keys that a server knows. Immutable. */
public final class AccessKeys {

    private final Map<String, AccessKey> byId;

    private AccessKeys(Map<String, AccessKey> byId) {
        this.byId = byId;
    }

    /**
     * These keys.
     *
     * @throws IllegalArgumentException if there is none, or two have one id
     */
    public static AccessKeys of(Collection<AccessKey> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("there is no access key");
        }
        Map<String, AccessKey> byId = new LinkedHashMap<>();
        for (AccessKey key : keys) {
            if (byId.put(key.id(), key) != null) {
                throw new IllegalArgumentException("the access key " + key.id() + " is there twice");
            }
        }
        return new AccessKeys(byId);
    }

    /**
     * The keys of all profiles in a file of AWS's shared credentials format.
     *
     * @throws IllegalArgumentException if it cannot be read, or has none; the message names the file
     */
    public static AccessKeys of(Path file) {
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("cannot read the credentials in " + file);
        }
        List<AccessKey> keys = new ArrayList<>();
        try {
            ProfileFile profiles = ProfileFile.builder()
                    .content(file)
                    .type(ProfileFile.Type.CREDENTIALS)
                    .build();
            profiles.profiles().values().forEach(profile -> key(profile).ifPresent(keys::add));
            return of(keys);
        } catch (IllegalArgumentException | IllegalStateException | UncheckedIOException e) {
            throw new IllegalArgumentException("cannot use the credentials in " + file + ": " + e.getMessage(), e);
        }
    }

    private static Optional<AccessKey> key(Profile profile) {
        return profile.property("aws_access_key_id").flatMap(id -> profile.property("aws_secret_access_key")
                .map(secret -> new AccessKey(id, secret, profile.property("aws_session_token"))));
    }

    Optional<AccessKey> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
