package io.adledger.ledger.server.control;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A request of the control plane.
 *
 * @param target path and query as they were sent
 * @param body JSON, or nothing
 */
public record Call(String method, String target, String body) {

    /** The segments of the path, decoded. */
    List<String> segments() {
        String path = new QueryStringDecoder(target).rawPath();
        List<String> segments = new ArrayList<>();
        for (String segment : path.substring(path.startsWith("/") ? 1 : 0).split("/", -1)) {
            segments.add(decode(segment));
        }
        return segments;
    }

    private static String decode(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Fault.invalidParameter("path", "The path is not encoded as it should be");
        }
    }

    /** All values of a parameter of the query; none if it is not there. */
    List<String> query(String name) {
        try {
            return new QueryStringDecoder(target).parameters().getOrDefault(name, List.of());
        } catch (IllegalArgumentException e) {
            throw Fault.invalidParameter(name, "The query is not encoded as it should be");
        }
    }
}
