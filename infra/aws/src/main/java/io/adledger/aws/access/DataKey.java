package io.adledger.aws.access;

import java.util.Map;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.kms.KeySpec;
import software.constructs.Construct;

/** The key that encrypts a region's data at rest; a new one every year, under the same name. */
public final class DataKey extends Construct {

    private final Key key;

    public DataKey(Construct scope, String id, String alias) {
        super(scope, id);
        this.key = Key.Builder.create(this, "Key")
                .alias(alias)
                .description("What AdLedger keeps in this region")
                .keySpec(KeySpec.SYMMETRIC_DEFAULT)
                .enableKeyRotation(true)
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
    }

    /** The key itself, for the services that encrypt with it. */
    public IKey key() {
        return key;
    }

    /**
     * Allows to read what a service keeps under this key, through that service only.
     *
     * @param service as in its endpoint: {@code dynamodb}
     */
    public PolicyStatement reading(String service) {
        return Allow.onlyIf(through(service), key.getKeyArn(), "kms:Decrypt");
    }

    /** Allows to read and write what a service keeps under this key, through that service only. */
    public PolicyStatement writing(String service) {
        return Allow.onlyIf(
                through(service),
                key.getKeyArn(),
                "kms:Decrypt",
                "kms:Encrypt",
                "kms:GenerateDataKey",
                "kms:DescribeKey");
    }

    /** Lets a service of AWS itself send what is encrypted. */
    void usedBy(String servicePrincipal) {
        PolicyStatement statement = Allow.on("*", "kms:Decrypt", "kms:GenerateDataKey");
        statement.addPrincipals(new ServicePrincipal(servicePrincipal));
        key.addToResourcePolicy(statement);
    }

    /** Lets alarms be sent to topics under this key. */
    public void usedByAlarms() {
        usedBy("cloudwatch.amazonaws.com");
    }

    private Map<String, Map<String, String>> through(String service) {
        return Map.of(
                "StringEquals",
                Map.of("kms:ViaService", service + "." + Stack.of(this).getRegion() + ".amazonaws.com"));
    }
}
