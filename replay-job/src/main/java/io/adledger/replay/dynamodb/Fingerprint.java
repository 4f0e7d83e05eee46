package io.adledger.replay.dynamodb;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A hash over everything that an item says, whatever the order of its attributes or the spelling of its numbers. */
final class Fingerprint {

    private Fingerprint() {}

    static String of(Map<String, AttributeValue> item) {
        MessageDigest sha256 = sha256();
        new TreeMap<>(item).forEach((name, value) -> {
            add(sha256, name);
            add(sha256, value);
        });
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static void add(MessageDigest digest, AttributeValue value) {
        add(digest, value.type().name());
        switch (value.type()) {
            case N -> add(digest, new BigDecimal(value.n()).stripTrailingZeros().toPlainString());
            case S -> add(digest, value.s());
            case L -> {
                add(digest, Integer.toString(value.l().size()));
                value.l().forEach(element -> add(digest, element));
            }
            default -> add(digest, value.toString());
        }
    }

    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        // With its length, so that no two sequences of texts are one.
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
