package io.adledger.local.ledger;

import io.adledger.ledger.export.ExportDestination;
import io.adledger.ledger.export.ExportRequest;
import io.adledger.ledger.export.ExportSettings;
import io.adledger.ledger.export.JournalExport;
import io.adledger.ledger.export.JournalExports;
import io.adledger.ledger.export.ObjectEncryption;
import io.adledger.ledger.export.ObjectStore;
import io.adledger.ledger.export.OutputFormat;
import io.adledger.ledger.journal.RocksDbJournalStore;
import io.adledger.local.CommandFailure;
import io.adledger.local.ObjectLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./ads ledger export}: the journal as objects in QLDB's form, from the files of a ledger. */
@Command(
        name = "export",
        sortOptions = false,
        usageHelpWidth = 110,
        synopsisHeading = "usage: ",
        description = {
            "%nWrites a ledger's journal as QLDB's exports are: objects of blocks, and manifests. Reads the files in a "
                    + "data folder, also while a ledger uses them.%n",
            "S3 is found by the standard settings of the AWS SDK, such as AWS_ENDPOINT_URL_S3, AWS_REGION and "
                    + "AWS_PROFILE.%n"
        },
        footer = "%nExit code: 0 when it is complete, 1 when it is not, 2 for wrong usage.")
public final class ExportCommand implements Callable<Integer> {

    private static final Duration PAUSE = Duration.ofMillis(50);

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR|s3://BUCKET/PREFIX", description = "Where to write.")
    private String target = "";

    @Mixin
    private DataFolder folder = new DataFolder();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "ION_TEXT",
            description = "ION_TEXT, ION_BINARY, or JSON, which cannot be imported (default: ${DEFAULT-VALUE}).")
    private OutputFormat format = OutputFormat.ION_TEXT;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Only blocks from this time on, such as 2024-01-31T00:00:00Z.")
    private @Nullable Instant from;

    @Option(names = "--to", paramLabel = "TIME", description = "Only blocks older than this time.")
    private @Nullable Instant to;

    @Option(names = "--path-style", description = "Name the bucket in the path, for servers that are not Amazon's.")
    private boolean pathStyle;

    @Override
    public Integer call() throws Exception {
        ObjectLocation location = ObjectLocation.of(target);
        Path journalFolder = folder.journal();
        Path jobs = Files.createTempDirectory("adledger-export");
        try (RocksDbJournalStore journal = RocksDbJournalStore.openReadOnly(journalFolder)) {
            JournalExport export = location.use(pathStyle, store -> export(journal, jobs, store, request(location)));
            if (export.status() != JournalExport.Status.COMPLETED) {
                throw new CommandFailure(
                        "the export is not complete: " + export.failure().orElse("it was cancelled"));
            }
            spec.commandLine()
                    .getOut()
                    .printf("export %s is complete, up to block %d%n", export.exportId(), lastBlock(journal));
            return CommandLine.ExitCode.OK;
        } finally {
            remove(jobs);
        }
    }

    private ExportRequest request(ObjectLocation location) {
        Instant end = to == null ? Instant.now().plus(Duration.ofDays(1)) : to;
        return new ExportRequest(
                from == null ? Instant.EPOCH : from,
                end,
                new ExportDestination(
                        location.bucket().orElse("directory"), location.prefix(), new ObjectEncryption.NoEncryption()),
                "none: by the command line",
                format);
    }

    private JournalExport export(RocksDbJournalStore journal, Path jobs, ObjectStore store, ExportRequest request)
            throws InterruptedException {
        // What is there now is exported to its end, even if its clock was ahead of ours.
        ExportSettings settings = ExportSettings.defaults().withClock(request::exclusiveEnd);
        try (JournalExports exports = JournalExports.open(folder.ledger(), journal, jobs, bucket -> store, settings)) {
            JournalExport export = exports.start(request);
            while (export.status() == JournalExport.Status.IN_PROGRESS) {
                Thread.sleep(PAUSE);
                export = exports.find(export.exportId()).orElse(export);
            }
            return export;
        }
    }

    private static long lastBlock(RocksDbJournalStore journal) {
        return journal.tip().map(tip -> tip.sequenceNo()).orElse(-1L);
    }

    private static void remove(Path jobs) throws IOException {
        try (Stream<Path> files = Files.list(jobs)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(jobs);
    }
}
