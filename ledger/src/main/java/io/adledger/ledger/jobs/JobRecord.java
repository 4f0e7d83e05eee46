package io.adledger.ledger.jobs;

import static io.adledger.ledger.ion.IonValues.ION;

import com.amazon.ion.IonInt;
import com.amazon.ion.IonList;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonText;
import com.amazon.ion.IonTimestamp;
import com.amazon.ion.IonValue;
import com.amazon.ion.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is kept of a job: named values. Not thread-safe. */
public final class JobRecord {

    private final IonStruct fields;

    /** An empty record. */
    public JobRecord() {
        this(ION.newEmptyStruct());
    }

    JobRecord(IonStruct fields) {
        this.fields = fields;
    }

    IonStruct toIon() {
        return fields;
    }

    public JobRecord text(String name, String value) {
        fields.put(name).newString(value);
        return this;
    }

    /** Keeps nothing if there is none. */
    public JobRecord text(String name, Optional<String> value) {
        value.ifPresent(present -> text(name, present));
        return this;
    }

    public JobRecord number(String name, long value) {
        fields.put(name).newInt(value);
        return this;
    }

    /** A moment, to the nanosecond. */
    public JobRecord moment(String name, Instant value) {
        fields.put(name, ION.newTimestamp(Timestamp.valueOf(value.toString())));
        return this;
    }

    public JobRecord texts(String name, List<String> values) {
        IonList list = fields.put(name).newEmptyList();
        values.forEach(value -> list.add().newString(value));
        return this;
    }

    public String text(String name) {
        return required(name, IonText.class).stringValue();
    }

    public Optional<String> optionalText(String name) {
        return fields.get(name) == null ? Optional.empty() : Optional.of(text(name));
    }

    public long number(String name) {
        return required(name, IonInt.class).longValue();
    }

    public Instant moment(String name) {
        return Instant.parse(required(name, IonTimestamp.class).timestampValue().toZString());
    }

    public Optional<Instant> optionalMoment(String name) {
        return fields.get(name) == null ? Optional.empty() : Optional.of(moment(name));
    }

    public List<String> texts(String name) {
        return required(name, IonList.class).stream()
                .map(value -> ((IonText) value).stringValue())
                .toList();
    }

    private <T extends IonValue> T required(String name, Class<T> type) {
        IonValue value = fields.get(name);
        if (!type.isInstance(value)) {
            throw new IllegalStateException("the record of a job has no " + name);
        }
        return type.cast(value);
    }
}
