package io.adledger.ledger.partiql.change;

import static io.adledger.ledger.ion.IonValues.ION;

import com.amazon.ion.IntegerSize;
import com.amazon.ion.IonInt;
import com.amazon.ion.IonString;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonValue;
import io.adledger.ledger.partiql.StatementException;
import io.adledger.ledger.partiql.expression.Execution;
import io.adledger.ledger.storage.LedgerReader;
import io.adledger.ledger.storage.Table;
import java.util.Iterator;
import java.util.Optional;

/**
 * A call of {@code REDACT_REVISION}: takes the data out of one revision that is not the current one of a document.
 *
 * @see <a href="https://docs.aws.amazon.com/qldb/latest/developerguide/ql-stored-procedures.redact_revision.html">The
 *     procedure in QLDB</a>
 */
record Redaction(String strandId, long sequenceNo, String tableId, String documentId) {

    static final int ARGUMENTS = 3;

    /** Of these arguments; a {@link StatementException} unless they are of the right types. */
    static Redaction of(IonValue blockAddress, IonValue tableId, IonValue documentId) {
        if (blockAddress instanceof IonStruct address
                && address.size() == 2
                && address.get("strandId") instanceof IonString strandId
                && !strandId.isNullValue()
                && address.get("sequenceNo") instanceof IonInt sequenceNo
                && !sequenceNo.isNullValue()
                && sequenceNo.getIntegerSize() != IntegerSize.BIG_INTEGER) {
            return new Redaction(
                    strandId.stringValue(),
                    sequenceNo.longValue(),
                    text("table id", tableId),
                    text("document id", documentId));
        }
        throw new StatementException(
                "The block address given to REDACT_REVISION must be a struct of strandId (a string) and sequenceNo (an"
                        + " integer), and is " + blockAddress);
    }

    private static String text(String name, IonValue value) {
        if (value instanceof IonString text && !text.isNullValue()) {
            return text.stringValue();
        }
        throw new StatementException("The " + name + " given to REDACT_REVISION must be a string, and is " + value);
    }

    /** Has the revision redacted by the commit; answers {@code {blockAddress, tableId, documentId, version}}. */
    IonStruct carryOut(Execution execution) {
        Table table =
                execution.table(tableId).orElseThrow(() -> new StatementException("No table has the id " + tableId));
        LedgerReader reader = execution.context().reader();
        IonStruct revision = find(reader, table)
                .orElseThrow(() -> new StatementException("There is no revision of document " + documentId
                        + " of table " + tableId + " in block " + sequenceNo + " of strand " + strandId));
        IonInt version = (IonInt) metadata(revision).get("version");
        requireRedactable(revision, version, reader, table);
        execution.context().writer().redact(table, revision);
        IonStruct answer = ION.newEmptyStruct();
        answer.put("blockAddress", revision.get("blockAddress").clone());
        answer.put("tableId").newString(tableId);
        answer.put("documentId").newString(documentId);
        answer.put("version", version.clone());
        return answer;
    }

    private Optional<IonStruct> find(LedgerReader reader, Table table) {
        Iterator<IonStruct> history = reader.history(table, documentId, null, null);
        while (history.hasNext()) {
            IonStruct revision = history.next();
            IonStruct address = (IonStruct) revision.get("blockAddress");
            if (((IonString) metadata(revision).get("id")).stringValue().equals(documentId)
                    && ((IonInt) address.get("sequenceNo")).longValue() == sequenceNo
                    && ((IonString) address.get("strandId")).stringValue().equals(strandId)) {
                return Optional.of(revision);
            }
        }
        return Optional.empty();
    }

    private void requireRedactable(IonStruct revision, IonInt version, LedgerReader reader, Table table) {
        String name = "Revision " + version + " of document " + documentId;
        if (revision.get("dataHash") != null) {
            throw new StatementException(name + " is redacted already");
        }
        if (revision.get("data") == null) {
            throw new StatementException(name + " has no data that could be redacted: the document was deleted by it");
        }
        boolean isCurrent = reader.get(table, documentId)
                .map(document -> metadata(document.committed()).get("version").equals(version))
                .orElse(false);
        if (isCurrent) {
            throw new StatementException(name + " is the current one, and only earlier ones can be redacted");
        }
    }

    private static IonStruct metadata(IonStruct row) {
        return (IonStruct) row.get("metadata");
    }
}
