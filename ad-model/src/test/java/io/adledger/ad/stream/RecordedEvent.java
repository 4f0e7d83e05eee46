package io.adledger.ad.stream;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The data of a recorded Kinesis event with one record. */
final class RecordedEvent {

    private static final Pattern DATA = Pattern.compile("\"data\": *\"([^\"]+)\"");

    private RecordedEvent() {}

    static byte[] data(String name) {
        try (InputStream json = RecordedEvent.class.getResourceAsStream("/kinesis/" + name + ".json")) {
            String text = new String(Objects.requireNonNull(json).readAllBytes(), StandardCharsets.UTF_8);
            Matcher data = DATA.matcher(text);
            if (!data.find()) {
                throw new IllegalStateException("no data in " + name);
            }
            return Base64.getDecoder().decode(data.group(1));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<StreamRecord> records(String name) {
        return KplAggregate.unpack("a", data(name)).stream()
                .map(record -> StreamRecordDecoder.decode(record.toBytes()))
                .toList();
    }
}
