package io.adledger.ledger.backup;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A process that takes a backup, or restores one, says so when it is half-way, and stays there until it is killed. */
final class HaltingCopy {

    private HaltingCopy() {}

    public static void main(String[] arguments) {
        long half = Long.parseLong(arguments[3]);
        if (arguments[0].equals("backup")) {
            JournalBackup.take("ads", Path.of(arguments[1]), Path.of(arguments[2]), done -> haltAt(half, done));
        } else {
            JournalBackup.restore(Path.of(arguments[1]), Path.of(arguments[2]), done -> haltAt(half, done));
        }
    }

    private static void haltAt(long half, long done) {
        if (done == half) {
            System.out.println("half-way");
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
