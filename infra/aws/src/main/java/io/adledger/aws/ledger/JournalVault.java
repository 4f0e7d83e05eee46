package io.adledger.aws.ledger;

import io.adledger.aws.access.DataKey;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.backup.BackupVault;
import software.constructs.Construct;

/** Where backups of a journal are: those of its own region, or copies of another region's. */
public final class JournalVault extends Construct {

    private final BackupVault vault;

    /**
     * A vault.
     *
     * @param name known beforehand, so that another region can copy into it
     */
    public JournalVault(Construct scope, String id, String name, DataKey key) {
        super(scope, id);
        this.vault = BackupVault.Builder.create(this, "Vault")
                .backupVaultName(name)
                .encryptionKey(key.key())
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
    }

    BackupVault vault() {
        return vault;
    }
}
