package io.adledger.ledger.server.signature;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A request in the one spelling that its signature is made of. */
final class CanonicalRequest {

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private CanonicalRequest() {}

    /** The hash of a request's canonical form, in hexadecimal. */
    static String hash(SignedRequest request, List<String> signedHeaders) {
        int query = request.target().indexOf('?');
        String rawPath = query < 0 ? request.target() : request.target().substring(0, query);
        String rawQuery = query < 0 ? "" : request.target().substring(query + 1);
        StringBuilder canonical = new StringBuilder(512);
        canonical.append(request.method()).append('\n');
        canonical.append(path(rawPath)).append('\n');
        canonical.append(query(rawQuery)).append('\n');
        for (String name : signedHeaders) {
            canonical
                    .append(name)
                    .append(':')
                    .append(headerValue(request, name))
                    .append('\n');
        }
        canonical.append('\n');
        canonical.append(String.join(";", signedHeaders)).append('\n');
        canonical.append(sha256(request.body()));
        return sha256(canonical.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Without {@code .} and {@code ..} and empty segments; each segment encoded once more than it was sent. */
    private static String path(String rawPath) {
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : rawPath.split("/", -1)) {
            switch (segment) {
                case "", "." -> {}
                case ".." -> segments.pollLast();
                default -> segments.addLast(encode(segment.getBytes(StandardCharsets.UTF_8)));
            }
        }
        String path = "/" + String.join("/", segments);
        return rawPath.endsWith("/") && path.length() > 1 ? path + "/" : path;
    }

    private static String query(String rawQuery) {
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        for (String parameter : rawQuery.split("&", -1)) {
            if (!parameter.isEmpty()) {
                int equals = parameter.indexOf('=');
                String name = equals < 0 ? parameter : parameter.substring(0, equals);
                String value = equals < 0 ? "" : parameter.substring(equals + 1);
                parameters.add(Map.entry(encode(decode(name)), encode(decode(value))));
            }
        }
        parameters.sort(Map.Entry.<String, String>comparingByKey().thenComparing(Map.Entry.comparingByValue()));
        return String.join(
                "&",
                parameters.stream()
                        .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                        .toList());
    }

    private static String headerValue(SignedRequest request, String name) {
        return String.join(
                ",",
                request.values(name).stream()
                        .map(value -> value.strip().replaceAll("\\s+", " "))
                        .toList());
    }

    /** Everything but the unreserved characters of RFC 3986 as percent and two digits. */
    private static String encode(byte[] text) {
        StringBuilder encoded = new StringBuilder(text.length);
        for (byte unit : text) {
            if (UNRESERVED.indexOf(unit & 0xff) >= 0) {
                encoded.append((char) unit);
            } else {
                encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(unit));
            }
        }
        return encoded.toString();
    }

    /** The bytes that a text stands for; a percent sign without two digits is itself. */
    private static byte[] decode(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        byte[] decoded = new byte[encoded.length];
        int length = 0;
        for (int i = 0; i < encoded.length; i++) {
            if (encoded[i] == '%'
                    && i + 2 < encoded.length
                    && HexFormat.isHexDigit(encoded[i + 1])
                    && HexFormat.isHexDigit(encoded[i + 2])) {
                decoded[length++] =
                        (byte) (HexFormat.fromHexDigit(encoded[i + 1]) << 4 | HexFormat.fromHexDigit(encoded[i + 2]));
                i += 2;
            } else {
                decoded[length++] = encoded[i];
            }
        }
        return Arrays.copyOf(decoded, length);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
