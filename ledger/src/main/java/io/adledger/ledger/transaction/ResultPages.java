package io.adledger.ledger.transaction;

import com.amazon.ion.IonValue;
import com.amazon.ion.IonWriter;
import com.amazon.ion.system.IonBinaryWriterBuilder;
import io.adledger.ledger.ion.UniqueId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The results of one transaction that have not been read to their end, cut into pages as they are asked for. */
final class ResultPages {

    private static final IonBinaryWriterBuilder BINARY = IonBinaryWriterBuilder.standard();

    private final SessionSettings settings;
    private final Map<String, StatementResult> unfinished = new HashMap<>();

    ResultPages(SessionSettings settings) {
        this.settings = settings;
    }

    Page first(StatementResult result) {
        return next(result, 0, 0);
    }

    Page next(String token) {
        StatementResult result = unfinished.remove(token);
        if (result == null) {
            throw new InvalidCommandException("The parameter NextPageToken is not valid");
        }
        return next(result, result.readIOs(), result.processingTime().toMillis());
    }

    private Page next(StatementResult result, long readBefore, long millisecondsBefore) {
        List<byte[]> values = new ArrayList<>();
        int bytes = 0;
        while (values.size() < settings.maxPageRows() && bytes < settings.maxPageBytes() && result.hasNext()) {
            byte[] value = binary(result.next());
            values.add(value);
            bytes += value.length;
        }
        Optional<String> token = result.hasNext() ? Optional.of(UniqueId.next()) : Optional.empty();
        token.ifPresent(next -> unfinished.put(next, result));
        return new Page(
                values,
                token,
                result.readIOs() - readBefore,
                result.processingTime().toMillis() - millisecondsBefore);
    }

    private static byte[] binary(IonValue value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (IonWriter writer = BINARY.build(bytes)) {
            value.writeTo(writer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
