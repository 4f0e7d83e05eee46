package io.adledger.verifier;

import com.amazon.ion.IonStruct;
import com.amazon.ion.IonSystem;
import com.amazon.ion.IonText;
import com.amazon.ion.IonValue;
import com.amazon.ion.system.IonReaderBuilder;
import com.amazon.ion.system.IonSystemBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Files recorded from the service; where they are from stands beside them. JSON is read as the Ion that it is. */
final class Recorded {

    static final IonSystem ION = IonSystemBuilder.standard().build();

    private Recorded() {}

    static List<IonStruct> structs(String file) {
        try (InputStream stream =
                Objects.requireNonNull(Recorded.class.getResourceAsStream("/recorded/" + file), file)) {
            List<IonStruct> structs = new ArrayList<>();
            ION.iterate(IonReaderBuilder.standard().build(stream))
                    .forEachRemaining(value -> structs.add((IonStruct) value));
            return structs;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static IonStruct struct(IonStruct parent, String field) {
        return (IonStruct) parent.get(field);
    }

    static String text(IonStruct parent, String field) {
        return ((IonText) parent.get(field)).stringValue();
    }

    /** What is in a member of the form {@code {"IonText": "…"}}. */
    static IonValue ionText(IonStruct parent, String field) {
        return ION.singleValue(text(struct(parent, field), "IonText"));
    }
}
