package io.adledger.ledger.dynamodb;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * A range of the items of a section.
 *
 * @param from the first sort key
 * @param to the last sort key, included
 * @param forward the lowest first
 * @param attributes what is to be read of each item; everything if there is none
 */
record Range(String section, BigInteger from, BigInteger to, boolean forward, List<String> attributes) {

    private static final BigInteger HIGHEST = BigInteger.TEN.pow(38).subtract(BigInteger.ONE);

    static Range whole(String section) {
        return new Range(section, BigInteger.ZERO, HIGHEST, true, List.of());
    }

    Range from(BigInteger first) {
        return new Range(section, first, to, forward, attributes);
    }

    Range from(long first) {
        return from(BigInteger.valueOf(first));
    }

    Range to(BigInteger last) {
        return new Range(section, from, last, forward, attributes);
    }

    Range to(long last) {
        return to(BigInteger.valueOf(last));
    }

    Range backward() {
        return new Range(section, from, to, false, attributes);
    }

    /** With nothing of the items but these. */
    Range only(List<String> names) {
        return new Range(section, from, to, forward, names);
    }

    QueryRequest.Builder request(String table) {
        Map<String, String> names = new HashMap<>();
        names.put("#section", Attribute.SECTION);
        names.put("#number", Attribute.SEQUENCE_NO);
        QueryRequest.Builder request = QueryRequest.builder()
                .tableName(table)
                .consistentRead(true)
                .scanIndexForward(forward)
                .keyConditionExpression("#section = :section AND #number BETWEEN :from AND :to")
                .expressionAttributeValues(Map.of(
                        ":section", AttributeValue.fromS(section),
                        ":from", AttributeValue.fromN(from.toString()),
                        ":to", AttributeValue.fromN(to.toString())));
        if (!attributes.isEmpty()) {
            attributes.forEach(name -> names.put("#" + name, name));
            request.projectionExpression(String.join(
                    ", ", attributes.stream().map(name -> "#" + name).toList()));
        }
        return request.expressionAttributeNames(names);
    }
}
