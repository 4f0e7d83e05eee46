package io.adledger.aws.container;

import io.adledger.aws.access.Accepted;
import io.adledger.aws.watch.ServiceLog;
import java.util.List;
import java.util.function.UnaryOperator;
import software.amazon.awscdk.services.ecs.AwsLogDriverMode;
import software.amazon.awscdk.services.ecs.AwsLogDriverProps;
import software.amazon.awscdk.services.ecs.ContainerDefinition;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.amazon.awscdk.services.ecs.CpuArchitecture;
import software.amazon.awscdk.services.ecs.FargateTaskDefinition;
import software.amazon.awscdk.services.ecs.LogDriver;
import software.amazon.awscdk.services.ecs.MountPoint;
import software.amazon.awscdk.services.ecs.OperatingSystemFamily;
import software.amazon.awscdk.services.ecs.RuntimePlatform;
import software.amazon.awscdk.services.ecs.Volume;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/**
 * A task of one container. Its image cannot be changed by it; {@code /data} and {@code /tmp} are its own to write to, and gone when it
 * ends.
 */
public final class FargateTask extends Construct {

    private final FargateTaskDefinition definition;

    /**
     * A task.
     *
     * @param more of the container: its ports, its secrets, its health check
     */
    public FargateTask(
            Construct scope, String id, ContainerPlan plan, UnaryOperator<ContainerDefinitionOptions.Builder> more) {
        super(scope, id);
        this.definition = FargateTaskDefinition.Builder.create(this, "Definition")
                .cpu(plan.cpu())
                .memoryLimitMiB(plan.memoryMiB())
                .ephemeralStorageGiB(plan.diskGiB())
                .runtimePlatform(RuntimePlatform.builder()
                        .cpuArchitecture(CpuArchitecture.ARM64)
                        .operatingSystemFamily(OperatingSystemFamily.LINUX)
                        .build())
                .volumes(List.of(volume("data"), volume("tmp")))
                .build();
        ContainerDefinition container = definition.addContainer(
                "Container",
                more.apply(ContainerDefinitionOptions.builder()
                                .image(ContainerImage.fromTarball(plan.image()))
                                .command(plan.command())
                                .readonlyRootFilesystem(true)
                                .logging(LogDriver.awsLogs(AwsLogDriverProps.builder()
                                        .logGroup(ServiceLog.of(this, "Log", plan.logDays()))
                                        .streamPrefix(id)
                                        .mode(AwsLogDriverMode.NON_BLOCKING)
                                        .build())))
                        .build());
        container.addMountPoints(mount("data"), mount("tmp"));
        Accepted.finding(
                definition.obtainExecutionRole(),
                "AwsSolutions-IAM5",
                "Resource::*",
                "A token of the image registry is for all of it; which images can be pulled is said for the one repository.");
    }

    private static Volume volume(String name) {
        return Volume.builder().name(name).build();
    }

    private static MountPoint mount(String name) {
        return MountPoint.builder()
                .sourceVolume(name)
                .containerPath("/" + name)
                .readOnly(false)
                .build();
    }

    /** The definition, for whoever runs it. */
    public FargateTaskDefinition definition() {
        return definition;
    }

    /** Allows it some more. */
    public FargateTask allow(List<PolicyStatement> statements) {
        statements.forEach(definition::addToTaskRolePolicy);
        return this;
    }
}
