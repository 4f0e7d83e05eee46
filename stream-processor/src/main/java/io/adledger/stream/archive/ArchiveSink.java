package io.adledger.stream.archive;

import io.adledger.ledger.archive.ArchiveException;
import io.adledger.ledger.archive.JournalArchive;
import io.adledger.ledger.assembly.AssemblyException;
import io.adledger.ledger.export.ObjectStoreException;
import io.adledger.ledger.journal.MalformedBlockException;
import io.adledger.stream.sink.Delivery;
import io.adledger.stream.sink.Sink;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Feeds the archive. It takes all of a batch or nothing, and nothing behind a block that does not verify: it is to be
 * {@linkplain io.adledger.stream.sink.Hopeless#STOP stopped} by what it cannot take. Thread-safe.
 */
public final class ArchiveSink implements Sink {

    private final JournalArchive archive;

    /** A sink into an archive, which is closed by whoever opened it. */
    public ArchiveSink(JournalArchive archive) {
        this.archive = archive;
    }

    @Override
    public List<Failure> apply(List<Delivery> batch) {
        try {
            archive.accept(batch.stream()
                    .map(delivery -> delivery.origin().record().toBytes())
                    .toList());
            return List.of();
        } catch (ObjectStoreException e) {
            return batch.stream()
                    .map(delivery -> Failure.later(delivery, String.valueOf(e.getMessage())))
                    .toList();
        } catch (AssemblyException | MalformedBlockException | ArchiveException e) {
            return batch.stream()
                    .map(delivery -> Failure.never(delivery, String.valueOf(e.getMessage())))
                    .toList();
        }
    }

    @Override
    public OptionalLong nextBlock() {
        return OptionalLong.of(archive.next());
    }

    @Override
    public Optional<String> trouble() {
        return archive.trouble();
    }
}
