package io.adledger.aws;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the build leaves for the deployment.
 *
 * @param home the folder that has all modules
 */
public record Artefacts(Path home) {

    /** The command service's function, with all that it needs. */
    public String commandService() {
        return existing("command-service/lambda/target/command-service-lambda.zip");
    }

    /** The query service's function. */
    public String queryService() {
        return existing("query-service/lambda/target/query-service-lambda.zip");
    }

    /** The functions of all sinks. */
    public String streamProcessor() {
        return existing("stream-processor/target/stream-processor-lambda.zip");
    }

    /** The image of a ledger server, as {@code docker load} takes it. */
    public String ledgerImage() {
        return existing("ledger/target/ledger-image.tar");
    }

    /** The snapshot job's function. */
    public String snapshotJob() {
        return existing("snapshot-job/target/snapshot-job-lambda.zip");
    }

    private String existing(String path) {
        Path file = home.resolve(path);
        if (!Files.isRegularFile(file)) {
            throw new IllegalStateException("what is to be deployed is not built: there is no " + file);
        }
        return file.toString();
    }
}
