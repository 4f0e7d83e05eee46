package io.adledger.dynamodb.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The command line of the DynamoDB Local process. */
record DynamoDbLocalCommand(
        ServerClassPath classPath, int port, @Nullable Path folder) {

    private static final String MAIN = "io.adledger.dynamodb.server.DynamoDbLocalServer";

    /** The words of the command, run through {@code sh} after a shell preamble that ends in {@code exec "$@"}. */
    List<String> line(String preamble) {
        var words = new ArrayList<>(List.of(
                "/bin/sh",
                "-c",
                preamble,
                "dynamodb-local",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.awt.headless=true",
                "-Dlog4j2.StatusLogger.level=OFF",
                "-Dsqlite4java.library.path=" + classPath.nativeLibraries(),
                "-cp",
                classPath.asArgument(),
                MAIN,
                Integer.toString(port)));
        if (folder != null) {
            words.add(folder.toString());
        }
        return List.copyOf(words);
    }
}
