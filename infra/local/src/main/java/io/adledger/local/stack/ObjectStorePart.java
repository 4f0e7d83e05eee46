package io.adledger.local.stack;

import io.adledger.ledger.archive.ArchiveSettings;
import io.adledger.ledger.archive.JournalArchive;
import io.adledger.ledger.assembly.BlockSource;
import io.adledger.ledger.assembly.CatchUp;
import io.adledger.ledger.assembly.RocksDbPendingParts;
import io.adledger.ledger.export.S3ObjectStore;
import io.adledger.ledger.export.S3Settings;
import io.adledger.ledger.journal.JournalStore;
import io.adledger.s3.local.S3Process;
import io.adledger.stream.archive.ArchiveSink;
import io.adledger.stream.sink.Sink;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.S3Client;

/** S3 over the folder of buckets, and the archive of the journal in one of them. */
final class ObjectStorePart implements Part {

    /** The bucket of the archive. */
    static final String ARCHIVE = "archive";

    private static final String PREFIX = "ads/";

    private final int port;
    private final DataDirectory data;
    private final KeptAlive<S3Process> process;
    private volatile @Nullable S3Client client;
    private volatile @Nullable JournalArchive archive;

    ObjectStorePart(int port, DataDirectory data) {
        this.port = port;
        this.data = data;
        this.process = new KeptAlive<>(
                "the object store", () -> S3Process.start(port, data.buckets(), data.credentials()), S3Process::onExit);
    }

    @Override
    public String name() {
        return "object store";
    }

    @Override
    public void start() throws IOException {
        Files.createDirectories(data.buckets().resolve(ARCHIVE));
        process.start();
    }

    /**
     * The stream's sink into the archive; what it holds is given back with this part.
     *
     * @param journal has what the archive has not, and the stream does not bring any more
     */
    Sink sink(JournalStore journal) {
        S3Client s3 = S3Settings.at(URI.create("http://127.0.0.1:" + port), "us-east-1")
                .client();
        client = s3;
        JournalArchive opened = JournalArchive.open(
                new S3ObjectStore(s3, ARCHIVE),
                PREFIX,
                RocksDbPendingParts.open(data.archivePending()),
                CatchUp.from(BlockSource.of(journal)),
                ArchiveSettings.defaults());
        archive = opened;
        return new ArchiveSink(opened);
    }

    @Override
    public Optional<String> trouble() {
        return process.trouble();
    }

    @Override
    public void close() throws IOException {
        JournalArchive opened = archive;
        if (opened != null) {
            opened.close();
        }
        S3Client s3 = client;
        if (s3 != null) {
            s3.close();
        }
        process.close();
    }
}
