package io.adledger.aws.settings;

/**
 * The ledger's servers.
 *
 * @param name of the ledger, and that of its replica in the second region
 * @param servers how many there are; they share one journal
 * @param cpu of each, in 1/1024 of a processor
 * @param memoryMiB of each
 * @param diskGiB of each, for the views, which are made again from the journal
 */
public record LedgerSettings(String name, int servers, int cpu, int memoryMiB, int diskGiB) {

    public LedgerSettings {
        StageSettings.require(servers >= 1, "a ledger needs a server");
        StageSettings.require(diskGiB >= 21 && diskGiB <= 200, "Fargate has disks of 21 to 200 GiB");
    }
}
