package io.adledger.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Stand-ins for what a build leaves: files of the right names. */
final class BuiltArtefacts {

    private static final List<String> FILES = List.of(
            "command-service/lambda/target/command-service-lambda.zip",
            "query-service/lambda/target/query-service-lambda.zip",
            "stream-processor/target/stream-processor-lambda.zip",
            "ledger/target/ledger-image.tar",
            "snapshot-job/target/snapshot-job-lambda.zip");

    private BuiltArtefacts() {}

    static Artefacts in(Path home) {
        try {
            for (String file : FILES) {
                Files.createDirectories(home.resolve(file).getParent());
                Files.writeString(home.resolve(file), file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Artefacts(home);
    }
}
