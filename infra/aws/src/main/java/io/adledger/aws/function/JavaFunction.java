package io.adledger.aws.function;

import io.adledger.aws.access.Accepted;
import io.adledger.aws.access.Allow;
import io.adledger.aws.network.PrivateNetwork;
import io.adledger.aws.watch.ServiceLog;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/** A function with a role and a log of its own. It may do what it is allowed here, and write its log. */
public final class JavaFunction extends Construct {

    private final Role role;
    private final Function function;

    private JavaFunction(Construct scope, String id, Settings settings) {
        super(scope, id);
        LogGroup log = ServiceLog.of(this, "Log", settings.logDays);
        this.role = Role.Builder.create(this, "Role")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .build();
        allow(Allow.on(log.getLogGroupArn(), "logs:CreateLogStream", "logs:PutLogEvents"));
        Function.Builder builder = Function.Builder.create(this, "Function")
                .runtime(Runtime.JAVA_25)
                .architecture(Architecture.ARM_64)
                .code(Code.fromAsset(settings.code.archive()))
                .handler(settings.code.handler())
                .memorySize(settings.code.memoryMiB())
                .timeout(settings.code.timeout())
                .environment(settings.environment)
                .role(role)
                .logGroup(log);
        settings.concurrency.ifPresent(builder::reservedConcurrentExecutions);
        settings.diskGiB.ifPresent(size -> builder.ephemeralStorageSize(Size.gibibytes(size)));
        settings.network.ifPresent(network -> {
            allowInterfaces();
            builder.vpc(network.vpc()).vpcSubnets(network.subnets()).securityGroups(settings.groups);
        });
        if (settings.startsFast) {
            builder.snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS);
        }
        this.function = builder.build();
    }

    /** Begins a function. */
    public static Settings with(FunctionCode code, int logDays) {
        return new Settings(code, logDays);
    }

    /** The function. */
    public IFunction function() {
        return function;
    }

    /** The function as it was last published, for callers that wait. Has to be a function that starts fast. */
    public IFunction published() {
        Annotations.of(function)
                .acknowledgeWarning(
                        "@aws-cdk/aws-lambda:snapStartRequirePublish", "The alias is of a published version.");
        return function.addAlias("live");
    }

    /** The ARN of its role. */
    public String roleArn() {
        return role.getRoleArn();
    }

    /** Allows it some more. */
    public JavaFunction allow(PolicyStatement... statements) {
        for (PolicyStatement statement : statements) {
            role.addToPrincipalPolicy(statement);
        }
        return this;
    }

    /** What Lambda itself needs to put a function into a network, and no action more. */
    private void allowInterfaces() {
        allow(Allow.on(
                "*",
                "ec2:CreateNetworkInterface",
                "ec2:DeleteNetworkInterface",
                "ec2:DescribeNetworkInterfaces",
                "ec2:DescribeSubnets",
                "ec2:AssignPrivateIpAddresses",
                "ec2:UnassignPrivateIpAddresses"));
        Accepted.finding(
                role,
                "AwsSolutions-IAM5",
                "Resource::*",
                "Lambda makes the network interfaces of a function with the function's role, and they have no name before.");
    }

    /** What a function is to be. */
    public static final class Settings {

        private final FunctionCode code;
        private final int logDays;
        private final SortedMap<String, String> environment = new TreeMap<>();
        private Optional<PrivateNetwork> network = Optional.empty();
        private List<ISecurityGroup> groups = List.of();
        private OptionalInt concurrency = OptionalInt.empty();
        private OptionalInt diskGiB = OptionalInt.empty();
        private boolean startsFast;

        private Settings(FunctionCode code, int logDays) {
            this.code = code;
            this.logDays = logDays;
        }

        /** Sets a variable of its environment. */
        public Settings environment(String name, String value) {
            environment.put(name, value);
            return this;
        }

        /** Puts it into a network, as a member of groups. */
        public Settings within(PrivateNetwork where, ISecurityGroup... memberOf) {
            this.network = Optional.of(where);
            this.groups = List.of(memberOf);
            return this;
        }

        /** At most one invocation runs at a time. */
        public Settings alone() {
            this.concurrency = OptionalInt.of(1);
            return this;
        }

        /** Has so much room under {@code /tmp}: 10 at most. */
        public Settings disk(int gibibytes) {
            this.diskGiB = OptionalInt.of(gibibytes);
            return this;
        }

        /** Starts from a snapshot of what was started before. */
        public Settings startingFast() {
            this.startsFast = true;
            return this;
        }

        /** Makes it. */
        public JavaFunction build(Construct scope, String id) {
            return new JavaFunction(scope, id, this);
        }
    }
}
