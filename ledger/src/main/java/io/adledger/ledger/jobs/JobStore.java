package io.adledger.ledger.jobs;

import io.adledger.ledger.files.DurableFile;
import io.adledger.ledger.ion.IonValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Records of jobs in a directory, a file each: replaced as a whole, and durable once saved. Thread-safe for different jobs. */
public final class JobStore {

    private static final String SUFFIX = ".ion";

    private final Path directory;

    private JobStore(Path directory) {
        this.directory = directory;
    }

    /**
     * The records in a directory, which is made if need be.
     *
     * @throws JobStoreException if it cannot be
     */
    public static JobStore open(Path directory) {
        try {
            Files.createDirectories(directory);
            return new JobStore(directory);
        } catch (IOException e) {
            throw new JobStoreException("cannot keep jobs in " + directory + ": " + e.getMessage(), e);
        }
    }

    /**
     * All records, by the id of their job.
     *
     * @throws JobStoreException if one cannot be read
     */
    public Map<String, JobRecord> load() {
        Map<String, JobRecord> records = new TreeMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.endsWith(SUFFIX)) {
                    records.put(name.substring(0, name.length() - SUFFIX.length()), read(file));
                }
            }
        } catch (IOException e) {
            throw new JobStoreException("cannot read the jobs in " + directory + ": " + e.getMessage(), e);
        }
        return records;
    }

    private static JobRecord read(Path file) throws IOException {
        try {
            return new JobRecord(IonValues.struct(Files.readAllBytes(file)));
        } catch (RuntimeException e) {
            throw new JobStoreException("not the record of a job: " + file, e);
        }
    }

    /**
     * Keeps this record in place of the job's last; durable when this returns.
     *
     * @throws JobStoreException if it cannot be written; the last record still stands
     */
    public void save(String jobId, JobRecord record) {
        try {
            DurableFile.replace(directory.resolve(jobId + SUFFIX), IonValues.portable(record.toIon()));
        } catch (IOException e) {
            throw new JobStoreException("cannot keep job " + jobId + ": " + e.getMessage(), e);
        }
    }
}
