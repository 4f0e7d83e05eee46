package io.adledger.dynamodb.local;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;

/** What the server process is started with: this module's classes, the copied jars, the native SQLite. */
record ServerClassPath(Path classes, Path jars, Path nativeLibraries) {

    /** Finds what the build left in {@code target/server}. */
    static ServerClassPath locate() throws IOException {
        Path classes = ownLocation();
        Path server = serverFolder(classes);
        if (!Files.isDirectory(server.resolve("lib"))) {
            throw new IOException("DynamoDB Local is not built: " + server + " is missing (./ads builds it)");
        }
        return new ServerClassPath(classes, server.resolve("lib"), server.resolve("native"));
    }

    String asArgument() {
        return classes + File.pathSeparator + jars.resolve("*");
    }

    private static Path serverFolder(Path classes) {
        String home = System.getProperty("adledger.home");
        return home == null
                ? classes.resolveSibling("server")
                : Path.of(home, "infra", "dynamodb-local", "target", "server").toAbsolutePath();
    }

    private static Path ownLocation() throws IOException {
        CodeSource source = ServerClassPath.class.getProtectionDomain().getCodeSource();
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException unexpected) {
            throw new IOException("Cannot tell where the classes of DynamoDB Local are: " + source, unexpected);
        }
    }
}
