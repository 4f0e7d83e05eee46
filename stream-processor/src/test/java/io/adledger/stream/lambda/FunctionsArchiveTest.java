package io.adledger.stream.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What is deployed: what the functions need, and nothing of what only other hosts of the sinks do. */
class FunctionsArchiveTest {

    static final Path ARCHIVE = Path.of("target", "stream-processor-lambda.zip");

    /** What an archive of this many bytes is unpacked to is far from Lambda's 250 MiB, and uploaded and loaded in little time. */
    private static final long MOST_BYTES = 40 << 20;

    @Test
    void itHasAllHandlersAndItsLogsSettings() throws IOException {
        assertThat(entries())
                .contains("logback.xml")
                .contains(
                        "io/adledger/stream/lambda/StateStoreHandler.class",
                        "io/adledger/stream/lambda/SearchHandler.class",
                        "io/adledger/stream/lambda/EventsHandler.class",
                        "io/adledger/stream/lambda/ArchiveHandler.class",
                        "io/adledger/stream/lambda/RelayHandler.class",
                        "io/adledger/stream/lambda/ReplicaHandler.class",
                        "io/adledger/stream/lambda/SearchSetupHandler.class")
                .noneMatch(name -> name.startsWith("io/adledger/stream/local/"));
    }

    @Test
    void itHasNoServerNoEngineAndOneHttpClientForAws() throws IOException {
        assertThat(entries())
                .filteredOn(name -> name.startsWith("lib/"))
                .anyMatch(name -> name.startsWith("lib/url-connection-client-"))
                .anyMatch(name -> name.startsWith("lib/logback-classic-"))
                .noneMatch(
                        name -> name.matches(
                                "lib/(netty|rocksdbjni|partiql|kotlin|antlr|icu4j|micrometer|caffeine|apache-client|lambda-local|kinesis-local|dynamodb-local|junit).*"));
    }

    @Test
    void itIsSmall() throws IOException {
        assertThat(Files.size(ARCHIVE)).isLessThan(MOST_BYTES);
    }

    private static List<String> entries() throws IOException {
        try (ZipFile zip = new ZipFile(ARCHIVE.toFile())) {
            return zip.stream().map(ZipEntry::getName).toList();
        }
    }
}
