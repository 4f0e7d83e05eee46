package io.adledger.ledger.partiql.change;

import com.amazon.ion.IonStruct;
import io.adledger.ledger.ion.IonValues;
import io.adledger.ledger.partiql.LedgerWriter;
import io.adledger.ledger.partiql.StatementException;
import io.adledger.ledger.partiql.value.Datum;
import io.adledger.ledger.storage.Table;
import org.jspecify.annotations.Nullable;

/** A document while a statement changes it. Not thread-safe. */
final class Draft {

    private @Nullable IonStruct data;

    Draft(IonStruct original) {
        this.data = original.clone();
    }

    /** The data as changed so far; fails once the document is deleted. */
    IonStruct data() {
        if (data == null) {
            throw new StatementException("The document has been removed by the same statement");
        }
        return data;
    }

    void replace(Datum value) {
        data = document(value);
    }

    void delete() {
        data = null;
    }

    void write(LedgerWriter writer, Table table, String id) {
        if (data == null) {
            writer.delete(table, id);
        } else {
            writer.update(table, id, data);
        }
    }

    /** A copy of a value as the data of a document; fails if it is no struct. */
    static IonStruct document(Datum value) {
        return value.struct()
                .map(IonValues.ION::clone)
                .orElseThrow(() -> new StatementException("A document must be a struct, not " + value.describe()));
    }
}
