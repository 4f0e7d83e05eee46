package io.adledger.lambda.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A request as an HTTP API of API Gateway gives it to a function: payload format 2.0. The path is decoded, values of one name are one value with
 * commas, cookies are apart, and a body that is not known to be text is in Base64.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">its format</a>
 */
final class HttpApiEvent {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TEXT = Pattern.compile("text/.*|application/(json|xml|javascript)");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final HttpExchange request;
    private final ObjectNode event = JSON.createObjectNode();

    private HttpApiEvent(HttpExchange request) {
        this.request = request;
    }

    static String of(HttpExchange request) throws IOException {
        return new HttpApiEvent(request).json();
    }

    private String json() throws IOException {
        String path = request.getRequestURI().getPath();
        event.put("version", "2.0").put("routeKey", "$default").put("rawPath", path);
        addQuery();
        addHeaders();
        addContext(path);
        addBody(request.getRequestBody().readAllBytes());
        return JSON.writeValueAsString(event);
    }

    private void addQuery() {
        String query = request.getRequestURI().getRawQuery();
        event.put("rawQueryString", query == null ? "" : query);
        if (query == null) {
            return;
        }
        ObjectNode parameters = event.putObject("queryStringParameters");
        for (String pair : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            join(parameters, decoded(parts[0]), parts.length == 1 ? "" : decoded(parts[1]));
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void join(ObjectNode values, String name, String value) {
        values.put(name, values.has(name) ? values.get(name).textValue() + "," + value : value);
    }

    private void addHeaders() {
        ObjectNode headers = event.putObject("headers");
        request.getRequestHeaders().forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.equals("cookie")) {
                addCookies(values);
            } else {
                values.forEach(value -> join(headers, lower, value));
            }
        });
        headers.put("x-forwarded-for", sourceAddress())
                .put("x-forwarded-port", "443")
                .put("x-forwarded-proto", "https");
    }

    private void addCookies(List<String> headers) {
        var cookies = event.putArray("cookies");
        headers.stream()
                .flatMap(header -> Arrays.stream(header.split(";", -1)))
                .forEach(cookie -> cookies.add(cookie.strip()));
    }

    private String sourceAddress() {
        return request.getRemoteAddress().getAddress().getHostAddress();
    }

    private void addContext(String path) {
        Instant now = Instant.now();
        ObjectNode context = event.putObject("requestContext")
                .put("accountId", "000000000000")
                .put("apiId", "local")
                .put("domainName", "localhost")
                .put("domainPrefix", "localhost")
                .put("requestId", UUID.randomUUID().toString())
                .put("routeKey", "$default")
                .put("stage", "$default")
                .put("time", TIME.format(now))
                .put("timeEpoch", now.toEpochMilli());
        context.putObject("http")
                .put("method", request.getRequestMethod())
                .put("path", path)
                .put("protocol", request.getProtocol())
                .put("sourceIp", sourceAddress())
                .put("userAgent", String.valueOf(request.getRequestHeaders().getFirst("User-Agent")));
    }

    private void addBody(byte[] body) {
        boolean binary = body.length > 0 && !isText();
        event.put("isBase64Encoded", binary);
        if (body.length > 0) {
            event.put(
                    "body",
                    binary ? Base64.getEncoder().encodeToString(body) : new String(body, StandardCharsets.UTF_8));
        }
    }

    private boolean isText() {
        String type = request.getRequestHeaders().getFirst("Content-Type");
        return type != null
                && TEXT.matcher(type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                        .matches();
    }
}
