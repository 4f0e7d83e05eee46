package io.adledger.aws.sink;

import io.adledger.aws.access.Allow;
import io.adledger.aws.access.DataKey;
import java.util.List;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TableEncryption;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/**
 * Parts of blocks that are not whole yet ({@code DynamoDbPendingParts}), for a sink that takes whole blocks only. An invocation ends before the rest of a block
 * comes; what it has must outlive it.
 */
public final class PendingBlocks extends Construct {

    private final DataKey key;
    private final Table table;

    public PendingBlocks(Construct scope, String id, DataKey key) {
        super(scope, id);
        this.key = key;
        this.table = Table.Builder.create(this, "Table")
                .partitionKey(text("parts"))
                .sortKey(text("part"))
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .encryption(TableEncryption.CUSTOMER_MANAGED)
                .encryptionKey(key.key())
                .pointInTimeRecoverySpecification(PointInTimeRecoverySpecification.builder()
                        .pointInTimeRecoveryEnabled(true)
                        .build())
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
    }

    private static Attribute text(String name) {
        return Attribute.builder().name(name).type(AttributeType.STRING).build();
    }

    /** The table's name. */
    public String tableName() {
        return table.getTableName();
    }

    /** Allows to keep parts and take them back. */
    public List<PolicyStatement> keeping() {
        return List.of(
                Allow.on(table.getTableArn(), "dynamodb:BatchWriteItem", "dynamodb:Query"), key.writing("dynamodb"));
    }
}
