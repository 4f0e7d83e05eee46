package io.adledger.local.check;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/** Reads every ad and every tombstone in the state store. */
public final class StateStoreScan {

    private static final Set<String> TIMES = Set.of("createdAt", "updatedAt", "deletedAt");

    private final DynamoDbClient dynamoDb;
    private final String table;

    public StateStoreScan(DynamoDbClient dynamoDb, String table) {
        this.dynamoDb = dynamoDb;
        this.table = table;
    }

    /** The fields of each ad by its id, in canonical spelling. */
    public Map<String, Map<String, String>> read() {
        var ads = new HashMap<String, Map<String, String>>();
        var request =
                ScanRequest.builder().tableName(table).consistentRead(true).build();
        dynamoDb.scanPaginator(request).items().forEach(item -> {
            Map<String, String> fields = fields(item);
            ads.put(fields.getOrDefault("adId", "without an id"), fields);
        });
        return ads;
    }

    private static Map<String, String> fields(Map<String, AttributeValue> item) {
        var fields = new TreeMap<String, String>();
        item.forEach((name, value) -> fields.put(name, canonical(name, value)));
        return fields;
    }

    private static String canonical(String name, AttributeValue value) {
        return switch (value.type()) {
            case S -> text(name, value.s());
            case N -> new BigDecimal(value.n()).stripTrailingZeros().toPlainString();
            case L -> value.l().stream().map(AttributeValue::s).toList().toString();
            case BOOL -> value.bool().toString();
            default -> value.toString();
        };
    }

    private static String text(String name, String value) {
        if (TIMES.contains(name)) {
            return Instant.parse(value).toString();
        }
        if (name.equals("listKey")) {
            int separator = value.lastIndexOf('#');
            return Instant.parse(value.substring(0, separator)) + value.substring(separator);
        }
        return value;
    }
}
