package io.adledger.aws.ledger;

import io.adledger.aws.access.Allow;
import io.adledger.aws.access.DataKey;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TableEncryption;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/**
 * What is durable of the ledger: the journal, an item for each block, put on the condition that its sequence number is the next; and
 * the catalog, which says what ledgers, streams and exports there are and which server runs them.
 */
public final class JournalTables extends Construct {

    private final DataKey key;
    private final Table journal;
    private final Table catalog;

    public JournalTables(Construct scope, String id, DataKey key) {
        super(scope, id);
        this.key = key;
        this.journal = table("Journal", "section", "sequenceNo", AttributeType.NUMBER);
        this.catalog = table("Catalog", "ledger", "entry", AttributeType.STRING);
    }

    private Table table(String id, String partition, String sort, AttributeType sortType) {
        return Table.Builder.create(this, id)
                .partitionKey(Attribute.builder()
                        .name(partition)
                        .type(AttributeType.STRING)
                        .build())
                .sortKey(Attribute.builder().name(sort).type(sortType).build())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .encryption(TableEncryption.CUSTOMER_MANAGED)
                .encryptionKey(key.key())
                .pointInTimeRecoverySpecification(PointInTimeRecoverySpecification.builder()
                        .pointInTimeRecoveryEnabled(true)
                        .build())
                .deletionProtection(true)
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
    }

    /** The journal's table. */
    public ITable journal() {
        return journal;
    }

    /** The catalog's table. */
    public ITable catalog() {
        return catalog;
    }

    /**
     * Allows what a server does. Nobody is allowed to delete a group of blocks, and only a redaction replaces one; parts that belong to no group
     * are deleted, and with them the notes of who may have left some.
     */
    List<PolicyStatement> serving() {
        return List.of(
                Allow.on(
                        journal.getTableArn(),
                        "dynamodb:ConditionCheckItem",
                        "dynamodb:GetItem",
                        "dynamodb:PutItem",
                        "dynamodb:Query"),
                Allow.onlyIf(
                        new TreeMap<>(Map.of(
                                "ForAllValues:StringLike",
                                Map.of("dynamodb:LeadingKeys", List.of("*/parts/*", "*/reservations")),
                                "Null",
                                Map.of("dynamodb:LeadingKeys", "false"))),
                        journal.getTableArn(),
                        "dynamodb:DeleteItem"),
                Allow.on(
                        catalog.getTableArn(),
                        "dynamodb:DeleteItem",
                        "dynamodb:GetItem",
                        "dynamodb:PutItem",
                        "dynamodb:Query"),
                key.writing("dynamodb"));
    }

    /** Allows to find a ledger's journal and to read it. */
    List<PolicyStatement> reading() {
        return List.of(
                Allow.on(journal.getTableArn(), "dynamodb:GetItem", "dynamodb:Query"),
                Allow.on(catalog.getTableArn(), "dynamodb:Query"),
                key.reading("dynamodb"));
    }
}
