package io.adledger.ledger.dynamodb;

import java.math.BigInteger;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A writer's note that it may leave parts behind of groups that begin with these sequence numbers.
 *
 * @param number of the note, which no other has
 * @param from the first sequence number
 * @param to the one after the last
 */
record Reservation(BigInteger number, long from, long to) {

    static Reservation of(long from, int blocks) {
        return new Reservation(
                BigInteger.valueOf(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE)), from, from + blocks);
    }

    boolean covers(long sequenceNo) {
        return from <= sequenceNo && sequenceNo < to;
    }

    Map<String, AttributeValue> item(String section) {
        Map<String, AttributeValue> item = JournalItems.key(section, number);
        item.put(Attribute.FROM, AttributeValue.fromN(String.valueOf(from)));
        item.put(Attribute.TO, AttributeValue.fromN(String.valueOf(to)));
        return item;
    }

    static Reservation from(Map<String, AttributeValue> item) {
        return new Reservation(
                JournalItems.number(item), Group.number(item, Attribute.FROM), Group.number(item, Attribute.TO));
    }
}
