package io.adledger.ledger.export;

import com.amazon.ion.IonType;
import com.amazon.ion.IonWriter;
import com.amazon.ion.Timestamp;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The manifests of an export: names and contents, in the export's own format. */
final class Manifests {

    private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Manifests() {}

    static String startedName(JournalExport export) {
        return export.exportId() + ".started.manifest";
    }

    static String completedName(JournalExport export, String strandId) {
        return export.exportId() + "." + strandId + ".completed.manifest";
    }

    static byte[] started(JournalExport export) {
        ExportRequest request = export.request();
        return request.format().encode(writer -> {
            writer.stepIn(IonType.STRUCT);
            text(writer, "ledgerName", export.ledgerName());
            text(writer, "exportId", export.exportId());
            moment(writer, "inclusiveStartTime", request.inclusiveStart());
            moment(writer, "exclusiveEndTime", request.exclusiveEnd());
            text(writer, "bucket", request.destination().bucket());
            text(writer, "prefix", request.destination().prefix());
            text(
                    writer,
                    "objectEncryptionType",
                    request.destination().encryption().type());
            text(writer, "outputFormat", request.format().name());
            writer.stepOut();
        });
    }

    static byte[] completed(JournalExport export, List<String> keys) {
        return export.request().format().encode(writer -> {
            writer.stepIn(IonType.STRUCT);
            writer.setFieldName("keys");
            writer.stepIn(IonType.LIST);
            for (String key : keys) {
                writer.writeString(key);
            }
            writer.stepOut();
            writer.stepOut();
        });
    }

    private static void text(IonWriter writer, String field, String text) throws IOException {
        writer.setFieldName(field);
        writer.writeString(text);
    }

    private static void moment(IonWriter writer, String field, Instant moment) throws IOException {
        writer.setFieldName(field);
        writer.writeTimestamp(Timestamp.valueOf(MILLISECONDS.format(moment)));
    }
}
