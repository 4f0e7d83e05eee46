package io.adledger.ledger.partiql.value;

import com.amazon.ion.IonType;
import com.amazon.ion.IonValue;
import org.jspecify.annotations.Nullable;

/** The types that IS and CAST know. */
public enum TypeName {
    NULL(null),
    MISSING(null),
    BOOL(IonType.BOOL),
    INT(IonType.INT),
    FLOAT(IonType.FLOAT),
    DECIMAL(IonType.DECIMAL),
    TIMESTAMP(IonType.TIMESTAMP),
    SYMBOL(IonType.SYMBOL),
    STRING(IonType.STRING),
    CLOB(IonType.CLOB),
    BLOB(IonType.BLOB),
    LIST(IonType.LIST),
    SEXP(IonType.SEXP),
    STRUCT(IonType.STRUCT),
    BAG(null),
    ANY(null);

    private final @Nullable IonType ion;

    TypeName(@Nullable IonType ion) {
        this.ion = ion;
    }

    /** Whether a value is of this type. MISSING is NULL too; a typed null is NULL and of no other type. */
    public boolean includes(Datum value) {
        return switch (this) {
            case NULL -> value.isUnknown();
            case MISSING -> value == Datum.Missing.MISSING;
            case ANY -> true;
            case BAG -> value instanceof Datum.Bag;
            default -> value instanceof Datum.Ion(IonValue known) && !known.isNullValue() && known.getType() == ion;
        };
    }
}
