package io.adledger.aws.ledger;

import io.adledger.aws.access.Accepted;
import io.adledger.aws.access.Allow;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.constructs.Construct;

/**
 * The key that requests to the ledger are signed with, made by Secrets Manager and seen by nobody:
 * {@code {accessKeyId, secretAccessKey}}. Who has it may do everything with the ledger.
 */
public final class LedgerKey extends Construct {

    static final String ID = "accessKeyId";
    static final String SECRET = "secretAccessKey";

    private static final int LENGTH = 40;

    private final Secret secret;

    public LedgerKey(Construct scope, String id) {
        super(scope, id);
        this.secret = Secret.Builder.create(this, "Secret")
                .description("The key of the ledger's clients")
                .generateSecretString(SecretStringGenerator.builder()
                        .secretStringTemplate("{\"" + ID + "\":\"ADLEDGERSERVICES\"}")
                        .generateStringKey(SECRET)
                        .passwordLength(LENGTH)
                        .excludePunctuation(true)
                        .build())
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        Accepted.finding(
                secret,
                "AwsSolutions-SMG4",
                "Servers and functions read the key when they start; it is rotated by a deployment, as docs/deploy.md says.");
    }

    Secret secret() {
        return secret;
    }

    String arn() {
        return secret.getSecretArn();
    }

    PolicyStatement reading() {
        return Allow.on(secret.getSecretArn(), "secretsmanager:GetSecretValue");
    }
}
