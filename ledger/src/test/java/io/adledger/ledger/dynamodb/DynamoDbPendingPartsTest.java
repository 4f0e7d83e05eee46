package io.adledger.ledger.dynamodb;

import io.adledger.ledger.assembly.PendingParts;
import io.adledger.ledger.assembly.PendingPartsContract;
import io.adledger.ledger.ion.UniqueId;

class DynamoDbPendingPartsTest extends PendingPartsContract {

    private final String table = "pending-" + UniqueId.next();

    @Override
    protected PendingParts open() {
        DynamoDbPendingParts.createTable(LocalTable.client(), table);
        return new DynamoDbPendingParts(LocalTable.client(), table);
    }
}
