package io.adledger.verifier;

import com.amazon.ion.IonStruct;
import com.amazon.ion.IonValue;
import com.amazon.ion.system.IonSystemBuilder;
import java.util.List;

/**
 * What a block keeps of a statement's parameters: whoever knows them can show that the statement was executed with them,
 * and no others.
 */
public final class StatementDigest {

    private StatementDigest() {}

    /** The digest of a statement: the hash of its text, joined with those of its parameters one after another. */
    public static LedgerHash of(String statement, List<IonValue> parameters) {
        LedgerHash digest = LedgerHash.ofIon(IonSystemBuilder.standard().build().newString(statement));
        for (IonValue parameter : parameters) {
            digest = digest.dot(LedgerHash.ofIon(parameter));
        }
        return digest;
    }

    /**
     * Whether a block's transaction executed a statement with these parameters. Verify the block first.
     *
     * @throws VerificationException if the block has not the form of one
     */
    public static boolean isIn(IonStruct block, String statement, List<IonValue> parameters) {
        if (!(block.get("transactionInfo") instanceof IonStruct info)) {
            return false;
        }
        LedgerHash digest = of(statement, parameters);
        return StrictStruct.of("transactionInfo", info, "statements", "documents").list("statements").stream()
                .map(value -> StrictStruct.of("a statement", value, "statement", "startTime", "statementDigest"))
                .anyMatch(each -> each.text("statement").equals(statement)
                        && each.hash("statementDigest").equals(digest));
    }
}
