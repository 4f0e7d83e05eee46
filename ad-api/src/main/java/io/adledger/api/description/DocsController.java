package io.adledger.api.description;

import io.adledger.api.problem.ProblemException;
import io.adledger.api.problem.ProblemKind;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;

/**
 * {@code GET /docs}: Swagger UI on the description of the API, where its webjar is on the class path. All that it loads
 * comes from here.
 */
@Controller("/docs")
@Hidden
@ForEveryone
@Requires(resources = "classpath:" + DocsController.WEBJAR)
final class DocsController {

    static final String WEBJAR = "META-INF/maven/org.webjars/swagger-ui/pom.properties";

    /** Swagger UI sets styles on its elements; its code is in files. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final Map<String, MediaType> FILES =
            Map.of("swagger-ui.css", MediaType.TEXT_CSS_TYPE, "swagger-ui-bundle.js", MediaType.of("text/javascript"));

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><title>AdLedger: the API</title><link rel="stylesheet" href="/docs/swagger-ui.css"></head>
            <body><div id="page"></div><script src="/docs/swagger-ui-bundle.js"></script><script src="/docs/page.js"></script></body>
            </html>
            """;

    private static final String SCRIPT = """
            SwaggerUIBundle({ url: "/openapi.json", dom_id: "#page", validatorUrl: "none" });
            """;

    @Get
    HttpResponse<byte[]> page() {
        return file(PAGE.getBytes(StandardCharsets.UTF_8), MediaType.of("text/html; charset=utf-8"));
    }

    @Get("/page.js")
    HttpResponse<byte[]> script() {
        return file(SCRIPT.getBytes(StandardCharsets.UTF_8), MediaType.of("text/javascript"));
    }

    @Get("/{name}")
    HttpResponse<byte[]> asset(String name) throws IOException {
        MediaType type = FILES.get(name);
        if (type == null) {
            throw new ProblemException(ProblemKind.NOT_FOUND, "There is nothing at /docs/" + name + ".");
        }
        return file(read("META-INF/resources/webjars/swagger-ui/" + version() + "/" + name), type);
    }

    private static HttpResponse<byte[]> file(byte[] content, MediaType type) {
        return HttpResponse.ok(content).contentType(type).header("Content-Security-Policy", POLICY);
    }

    private static String version() throws IOException {
        var properties = new Properties();
        try (InputStream in = open(WEBJAR)) {
            properties.load(in);
        }
        return properties.getProperty("version");
    }

    private static byte[] read(String resource) throws IOException {
        try (InputStream in = open(resource)) {
            return in.readAllBytes();
        }
    }

    private static InputStream open(String resource) throws IOException {
        InputStream in = DocsController.class.getClassLoader().getResourceAsStream(resource);
        if (in == null) {
            throw new IOException("the webjar has no " + resource);
        }
        return in;
    }
}
