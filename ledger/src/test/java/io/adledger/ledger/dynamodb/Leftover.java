package io.adledger.ledger.dynamodb;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Looks at, and breaks, what nobody is to see of a journal's table. */
final class Leftover {

    private Leftover() {}

    static JournalItems items() {
        return new JournalItems(LocalTable.client(), LocalTable.NAME);
    }

    private static JournalKeys keys(String journal) {
        return new JournalKeys(journal, 1);
    }

    /** The keys of all parts, in use or not, of groups that begin with this block. */
    static List<BigInteger> parts(String journal, long first) {
        return items().all(Range.whole(keys(journal).parts(first))).stream()
                .map(JournalItems::number)
                .toList();
    }

    /** The bytes of all items of a journal, as text; for the first hundred blocks and sections. */
    static List<String> texts(String journal) {
        JournalKeys keys = keys(journal);
        return LongStream.range(0, 100)
                .boxed()
                .flatMap(number -> Stream.of(keys.section(number), keys.parts(number)))
                .flatMap(section -> items().all(Range.whole(section)).stream())
                .map(item -> item.get(Attribute.BYTES))
                .filter(Objects::nonNull)
                .map(bytes -> bytes.b().asString(StandardCharsets.ISO_8859_1))
                .toList();
    }

    static int reservations(String journal) {
        return items().all(Range.whole(keys(journal).reservations())).size();
    }

    static void deleteAPart(String journal, long first) {
        items().delete(keys(journal).parts(first), parts(journal, first).getFirst());
    }
}
