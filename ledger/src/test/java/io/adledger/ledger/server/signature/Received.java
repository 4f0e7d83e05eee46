package io.adledger.ledger.server.signature;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.SdkHttpRequest;

/** A request as a server sees it. */
record Received(String method, String target, List<Map.Entry<String, String>> headers, String text)
        implements SignedRequest {

    static Received of(SdkHttpRequest request, String text) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        request.headers().forEach((name, values) -> values.forEach(value -> headers.add(Map.entry(name, value))));
        String target = request.encodedPath()
                + request.encodedQueryParameters().map(query -> "?" + query).orElse("");
        return new Received(request.method().name(), target, headers, text);
    }

    @Override
    public byte[] body() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    Received withMethod(String other) {
        return new Received(other, target, headers, text);
    }

    Received withTarget(String other) {
        return new Received(method, other, headers, text);
    }

    Received withText(String other) {
        return new Received(method, target, headers, other);
    }

    Received with(String name, String value) {
        List<Map.Entry<String, String>> all = new ArrayList<>(without(name).headers);
        all.add(Map.entry(name, value));
        return new Received(method, target, all, text);
    }

    Received without(String name) {
        return new Received(
                method,
                target,
                headers.stream()
                        .filter(header -> !header.getKey().equalsIgnoreCase(name))
                        .toList(),
                text);
    }
}
