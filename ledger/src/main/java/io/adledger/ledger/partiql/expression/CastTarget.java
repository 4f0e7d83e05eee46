package io.adledger.ledger.partiql.expression;

import com.amazon.ion.IonDecimal;
import io.adledger.ledger.partiql.StatementException;
import io.adledger.ledger.partiql.value.Datum;
import io.adledger.ledger.partiql.value.Numbers;
import io.adledger.ledger.partiql.value.TypeName;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.partiql.lang.domains.PartiqlAst;
import org.partiql.pig.runtime.LongPrimitive;

/**
 * A type as IS and CAST name it.
 *
 * @param precision the most digits of a decimal, null for any number
 * @param scale the digits of a decimal after its point, null for any number
 */
record CastTarget(
        TypeName type,
        @Nullable Integer precision,
        @Nullable Integer scale) {

    static CastTarget of(PartiqlAst.Type type) {
        return switch (type) {
            case PartiqlAst.Type.DecimalType decimal -> decimal(type, decimal.getPrecision(), decimal.getScale());
            case PartiqlAst.Type.NumericType numeric -> decimal(type, numeric.getPrecision(), numeric.getScale());
            default -> new CastTarget(name(type), null, null);
        };
    }

    private static CastTarget decimal(
            PartiqlAst.Type type, @Nullable LongPrimitive precision, @Nullable LongPrimitive scale) {
        if (precision == null) {
            return new CastTarget(TypeName.DECIMAL, null, null);
        }
        long digits = precision.getValue();
        long fraction = scale == null ? 0 : scale.getValue();
        if (digits < 1 || digits > Numbers.PRECISION.getPrecision() || fraction < 0 || fraction > digits) {
            throw SourcePosition.semanticError(
                    type,
                    "A decimal has 1 to " + Numbers.PRECISION.getPrecision() + " digits, and no more after its point");
        }
        return new CastTarget(TypeName.DECIMAL, (int) digits, (int) fraction);
    }

    private static TypeName name(PartiqlAst.Type type) {
        return switch (type) {
            case PartiqlAst.Type.NullType _ -> TypeName.NULL;
            case PartiqlAst.Type.MissingType _ -> TypeName.MISSING;
            case PartiqlAst.Type.BooleanType _ -> TypeName.BOOL;
            case PartiqlAst.Type.IntegerType _,
                    PartiqlAst.Type.SmallintType _,
                    PartiqlAst.Type.Integer4Type _,
                    PartiqlAst.Type.Integer8Type _ -> TypeName.INT;
            case PartiqlAst.Type.FloatType _, PartiqlAst.Type.RealType _, PartiqlAst.Type.DoublePrecisionType _ ->
                TypeName.FLOAT;
            case PartiqlAst.Type.TimestampType _ -> TypeName.TIMESTAMP;
            case PartiqlAst.Type.SymbolType _ -> TypeName.SYMBOL;
            case PartiqlAst.Type.StringType _,
                    PartiqlAst.Type.CharacterType _,
                    PartiqlAst.Type.CharacterVaryingType _ -> TypeName.STRING;
            case PartiqlAst.Type.ClobType _ -> TypeName.CLOB;
            case PartiqlAst.Type.BlobType _ -> TypeName.BLOB;
            case PartiqlAst.Type.ListType _ -> TypeName.LIST;
            case PartiqlAst.Type.SexpType _ -> TypeName.SEXP;
            case PartiqlAst.Type.StructType _, PartiqlAst.Type.TupleType _ -> TypeName.STRUCT;
            case PartiqlAst.Type.BagType _ -> TypeName.BAG;
            case PartiqlAst.Type.AnyType _ -> TypeName.ANY;
            default -> throw SourcePosition.semanticError(type, "The type is not supported");
        };
    }

    /** A decimal with this many digits after its point. */
    Datum round(Datum value) {
        if (scale == null
                || precision == null
                || !(value instanceof Datum.Ion(IonDecimal decimal))
                || decimal.isNullValue()) {
            return value;
        }
        BigDecimal number = decimal.bigDecimalValue();
        boolean fits = number.precision() - (long) number.scale() <= precision - scale;
        if (!fits && number.signum() != 0) {
            throw new StatementException(
                    "Cannot convert " + value.describe() + " to DECIMAL(" + precision + "," + scale + ")");
        }
        boolean vanishes = number.signum() == 0 || number.precision() - (long) number.scale() + scale < 0;
        return Datum.of(Numbers.toIon(
                vanishes ? BigDecimal.ZERO.setScale(scale) : number.setScale(scale, RoundingMode.HALF_EVEN)));
    }
}
