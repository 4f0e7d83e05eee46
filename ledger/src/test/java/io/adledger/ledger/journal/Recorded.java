package io.adledger.ledger.journal;

import static io.adledger.ledger.ion.IonValues.ION;

import com.amazon.ion.IonList;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonText;
import com.amazon.ion.IonValue;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.adledger.ledger.ion.Hash;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/** What QLDB answered while it was in service; {@code recorded/README.md} names the origins. */
final class Recorded {

    private Recorded() {}

    /** A recorded file of JSON or Ion text, which is all Ion. */
    static IonStruct file(String name) {
        try (InputStream in = Recorded.class.getResourceAsStream("/recorded/" + name)) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return (IonStruct) ION.singleValue(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The struct at the end of a path of fields. */
    static IonStruct struct(IonStruct from, String... path) {
        IonStruct struct = from;
        for (String field : path) {
            struct = (IonStruct) struct.get(field);
        }
        return struct;
    }

    /** What stands as Ion text in a member {@code IonText}. */
    static IonValue ionText(IonStruct member) {
        return ION.singleValue(((IonText) member.get("IonText")).stringValue());
    }

    /** A hash that stands as base64 in a member. */
    static Hash base64(IonStruct struct, String member) {
        return Hash.of(Base64.getDecoder().decode(((IonText) struct.get(member)).stringValue()));
    }

    /** Where a list of hashes leads from this one, each joined in turn. */
    static Hash fold(Hash from, IonValue proof) {
        return new Proof(((IonList) proof).stream().map(Hash::of).toList()).from(from);
    }

    /** The stream records in the one aggregated record of a Lambda's Kinesis event. */
    static List<IonStruct> streamRecords(String file) {
        IonStruct record = (IonStruct) ((IonList) file(file).get("Records")).get(0);
        byte[] aggregate =
                Base64.getDecoder().decode(((IonText) struct(record, "kinesis").get("data")).stringValue());
        // The producer library's magic stands before, an MD5 behind.
        byte[] message = Arrays.copyOfRange(aggregate, 4, aggregate.length - 16);
        try {
            return userRecords(CodedInputStream.newInstance(message)).stream()
                    .map(bytes -> (IonStruct) ION.singleValue(bytes))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<byte[]> userRecords(CodedInputStream message) throws IOException {
        List<byte[]> found = new ArrayList<>();
        for (int tag = message.readTag(); tag != 0; tag = message.readTag()) {
            if (WireFormat.getTagFieldNumber(tag) != 3) {
                message.skipField(tag);
                continue;
            }
            CodedInputStream record = CodedInputStream.newInstance(message.readByteArray());
            for (int field = record.readTag(); field != 0; field = record.readTag()) {
                if (WireFormat.getTagFieldNumber(field) == 3) {
                    found.add(record.readByteArray());
                } else {
                    record.skipField(field);
                }
            }
        }
        return found;
    }
}
