package io.adledger.aws.ledger;

import io.adledger.aws.access.Accepted;
import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.backup.BackupPlan;
import software.amazon.awscdk.services.backup.BackupPlanCopyActionProps;
import software.amazon.awscdk.services.backup.BackupPlanRule;
import software.amazon.awscdk.services.backup.BackupResource;
import software.amazon.awscdk.services.backup.BackupSelection;
import software.amazon.awscdk.services.backup.BackupVault;
import software.amazon.awscdk.services.events.CronOptions;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/**
 * A backup of the journal and its catalog each night, and a copy of it in another region if there is one. What is made from the journal
 * (state store, search, archive) has none: it is made again.
 */
public final class JournalBackups extends Construct {

    /**
     * Backups.
     *
     * @param days how long each is kept
     * @param copyRegion where copies go, into the vault of the name that {@code copyVault} is
     */
    public JournalBackups(
            Construct scope,
            String id,
            JournalTables tables,
            JournalVault vault,
            int days,
            Optional<String> copyRegion,
            String copyVault) {
        super(scope, id);
        Duration kept = Duration.days(days);
        BackupPlanRule.Builder nightly = BackupPlanRule.Builder.create()
                .ruleName("nightly")
                .scheduleExpression(Schedule.cron(
                        CronOptions.builder().hour("3").minute("0").build()))
                .backupVault(vault.vault())
                .deleteAfter(kept);
        copyRegion.ifPresent(region -> nightly.copyActions(List.of(BackupPlanCopyActionProps.builder()
                .destinationBackupVault(BackupVault.fromBackupVaultArn(
                        this,
                        "Copies",
                        "arn:aws:backup:%s:%s:backup-vault:%s"
                                .formatted(region, Stack.of(this).getAccount(), copyVault)))
                .deleteAfter(kept)
                .build())));
        BackupPlan plan = BackupPlan.Builder.create(this, "Plan")
                .backupPlanRules(List.of(nightly.build()))
                .build();
        BackupSelection.Builder.create(this, "Selection")
                .backupPlan(plan)
                .resources(List.of(
                        BackupResource.fromDynamoDbTable(tables.journal()),
                        BackupResource.fromDynamoDbTable(tables.catalog())))
                .role(role())
                .disableDefaultBackupPolicy(true)
                .build();
    }

    private Role role() {
        Role role = Role.Builder.create(this, "Role")
                .assumedBy(new ServicePrincipal("backup.amazonaws.com"))
                .managedPolicies(List.of(
                        ManagedPolicy.fromAwsManagedPolicyName("service-role/AWSBackupServiceRolePolicyForBackup")))
                .build();
        Accepted.finding(
                role,
                "AwsSolutions-IAM4",
                "The role is AWS Backup's own to use, and AWS keeps this policy in step with what the service does.");
        return role;
    }
}
