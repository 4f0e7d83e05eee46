package io.adledger.aws.sink;

import io.adledger.aws.access.DataKey;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexProps;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.ProjectionType;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TableEncryption;
import software.constructs.Construct;

/** The state store: the table that the services make on one machine ({@code AdStateTable}), kept as AWS can. */
public final class StateTable extends Construct {

    private final Table table;

    public StateTable(Construct scope, String id, DataKey key) {
        super(scope, id);
        this.table = Table.Builder.create(this, "Table")
                .partitionKey(text("adId"))
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .encryption(TableEncryption.CUSTOMER_MANAGED)
                .encryptionKey(key.key())
                .pointInTimeRecoverySpecification(PointInTimeRecoverySpecification.builder()
                        .pointInTimeRecoveryEnabled(true)
                        .build())
                .deletionProtection(true)
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        table.addGlobalSecondaryIndex(GlobalSecondaryIndexProps.builder()
                .indexName("by-publisher")
                .partitionKey(text("publisherId"))
                .sortKey(text("listKey"))
                .projectionType(ProjectionType.ALL)
                .build());
        table.addGlobalSecondaryIndex(GlobalSecondaryIndexProps.builder()
                .indexName("by-document")
                .partitionKey(text("documentId"))
                .projectionType(ProjectionType.KEYS_ONLY)
                .build());
    }

    private static Attribute text(String name) {
        return Attribute.builder().name(name).type(AttributeType.STRING).build();
    }

    /** The table. */
    public Table table() {
        return table;
    }

    /** The ARN of the table. */
    public String arn() {
        return table.getTableArn();
    }

    /** The ARN of an index of it. */
    public String indexArn(String index) {
        return table.getTableArn() + "/index/" + index;
    }
}
