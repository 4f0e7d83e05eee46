package io.adledger.aws.container;

import io.adledger.aws.settings.LedgerSettings;
import java.util.List;

/**
 * What a container runs, and with what. It is given everything by its command line, but for secrets.
 *
 * @param image the file that has the image, as {@code docker load} takes it
 * @param cpu in 1/1024 of a processor
 * @param diskGiB of it, under {@code /data}; it ends with the container
 * @param logDays how long its log is kept
 */
public record ContainerPlan(String image, List<String> command, int cpu, int memoryMiB, int diskGiB, int logDays) {

    public ContainerPlan {
        command = List.copyOf(command);
    }

    /** A container of the size that a ledger's servers have. */
    public static ContainerPlan sizedAs(LedgerSettings ledger, String image, List<String> command, int logDays) {
        return new ContainerPlan(image, command, ledger.cpu(), ledger.memoryMiB(), ledger.diskGiB(), logDays);
    }
}
