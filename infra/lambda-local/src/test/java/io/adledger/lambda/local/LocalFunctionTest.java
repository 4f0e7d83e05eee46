package io.adledger.lambda.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.crac.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFunctionTest {

    @TempDir
    private Path folder;

    @Test
    void itsCodeIsAnArchiveAsForLambda() throws Exception {
        Path archive = archiveOf(TalkingFunction.class);

        try (LocalFunction function = LocalFunction.start(
                FunctionSettings.of(archive, TalkingFunction.class.getName()).with("NAME", "x"))) {
            assertThat(function.invoke("\"hello\"")).isEqualTo("\"hello x\"");
            assertThat(function.invoke("\"again\"")).isEqualTo("\"again x\"");
            assertThat(function.initTime()).isPositive();
        }
    }

    @Test
    void whatItReportsIsToldWithItsLogAndItGoesOn() {
        try (LocalFunction function = start()) {
            assertThatThrownBy(() -> function.invoke("\"fail\""))
                    .asInstanceOf(type(FunctionFailedException.class))
                    .satisfies(failure -> {
                        assertThat(failure.error()).hasValueSatisfying(error -> assertThat(error)
                                .contains("\"errorType\":\"java.lang.IllegalArgumentException\"", "as it was told"));
                        assertThat(failure).hasMessageContaining("about to fail");
                    });
            assertThat(function.invoke("\"hello\"")).startsWith("\"hello");
        }
    }

    @Test
    void aFunctionThatEndsItsProcessIsGone() {
        try (LocalFunction function = start()) {
            assertThatThrownBy(() -> function.invoke("\"exit\""))
                    .isInstanceOf(FunctionFailedException.class)
                    .hasMessageContaining("ended with 7");
        }
    }

    @Test
    void aFunctionThatIsLateIsKilled() {
        FunctionSettings settings = settings().within(Duration.ofSeconds(3));
        try (LocalFunction function = LocalFunction.start(settings)) {
            assertThatThrownBy(() -> function.invoke("\"wait\""))
                    .isInstanceOf(FunctionFailedException.class)
                    .hasMessageContaining("within PT3S");
            assertThat(ProcessHandle.of(function.pid()).filter(ProcessHandle::isAlive))
                    .isEmpty();
        }
    }

    @Test
    void aFunctionThatCannotBeMadeSaysWhy() {
        assertThatThrownBy(() -> LocalFunction.start(settings().with("NAME", "nobody")))
                .isInstanceOf(FunctionFailedException.class)
                .hasMessageContaining("there is nobody");
    }

    @Test
    void withSnapStartItsHooksRunBeforeItIsKeptAndAfterItIsRestored() {
        try (LocalFunction function = LocalFunction.start(settings().withSnapStart())) {
            assertThat(function.log()).contains("before").doesNotContain("after");

            assertThat(function.restore()).isPositive();

            assertThat(function.log()).contains("after");
            assertThat(function.invoke("\"hello\"")).startsWith("\"hello");
        }
    }

    @Test
    void requestsBecomeEventsOfFormat2() throws Exception {
        FunctionSettings echo = FunctionSettings.of(classes(), EchoingFunction.class.getName());
        try (LocalFunction function = LocalFunction.start(echo);
                LocalHttpApi api = LocalHttpApi.of(function)) {
            String event = send(HttpRequest.newBuilder(URI.create(api.endpoint() + "/a%20b?q=1,2&q=%C3%BC"))
                    .header("X-Twice", "1")
                    .header("X-Twice", "2")
                    .header("Cookie", "a=1; b=2")
                    .header("Content-Type", "application/octet-stream")
                    .POST(HttpRequest.BodyPublishers.ofString("body")));

            assertThat(event)
                    .contains(
                            "\"rawPath\":\"/a b\"",
                            "\"rawQueryString\":\"q=1,2&q=%C3%BC\"",
                            "\"q\":\"1,2,ü\"",
                            "\"x-twice\":\"1,2\"",
                            "\"cookies\":[\"a=1\",\"b=2\"]",
                            "\"method\":\"POST\"",
                            "\"body\":\"Ym9keQ==\"",
                            "\"isBase64Encoded\":true");
        }
    }

    private static String send(HttpRequest.Builder request) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            assertThat(answer.headers().firstValue("X-Answer")).contains("yes");
            assertThat(answer.headers().allValues("Set-Cookie")).containsExactly("c=3", "d=4");
            return answer.body();
        }
    }

    private static LocalFunction start() {
        return LocalFunction.start(settings());
    }

    private static FunctionSettings settings() {
        return FunctionSettings.of(classes(), TalkingFunction.class.getName());
    }

    /** Where Maven has compiled the tests to, and what they need of CRaC. */
    private static Path classes() {
        try {
            Path classes = Path.of(TalkingFunction.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path crac = Path.of(Resource.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path library = Files.createDirectories(classes.resolve("lib")).resolve("crac.jar");
            if (!Files.exists(library)) {
                Files.copy(crac, library);
            }
            return classes;
        } catch (java.net.URISyntaxException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path archiveOf(Class<?> type) throws IOException {
        Path archive = folder.resolve("function.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (String name : new String[] {"lib/crac.jar", type.getName().replace('.', '/') + ".class"}) {
                zip.putNextEntry(new ZipEntry(name));
                Files.copy(classes().resolve(name), zip);
            }
        }
        return archive;
    }
}
