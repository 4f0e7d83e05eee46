package io.adledger.ledger.journal;

import com.amazon.ion.IonInt;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonType;
import com.amazon.ion.IonValue;
import com.amazon.ion.IonWriter;
import com.amazon.ion.Timestamp;
import io.adledger.ledger.ion.Hash;
import io.adledger.ledger.ion.IonHash;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a transaction did: its statements, never their parameters, and the documents that they changed.
 *
 * @param statements in the order of execution, SELECTs included
 * @param documents by document id; tables are not among them
 * @param namesDocuments whether the information has the field at all, which its hash depends on
 */
public record TransactionInfo(
        List<Statement> statements, Map<String, ChangedDocument> documents, boolean namesDocuments) {

    public TransactionInfo {
        statements = List.copyOf(statements);
        documents = Collections.unmodifiableMap(new LinkedHashMap<>(documents));
    }

    /** What the ledger's own transactions leave: the documents are named even if there are none. */
    public TransactionInfo(List<Statement> statements, Map<String, ChangedDocument> documents) {
        this(statements, documents, true);
    }

    /**
     * A statement that was executed.
     *
     * @param digest {@code dot} of the statement's Ion Hash and those of its parameters, in order
     */
    public record Statement(String statement, Timestamp startTime, Hash digest) {}

    /**
     * A document that the transaction changed.
     *
     * @param statements the indexes of the statements that changed it
     */
    public record ChangedDocument(String tableName, String tableId, List<Integer> statements) {

        public ChangedDocument {
            statements = List.copyOf(statements);
        }
    }

    /** The Ion Hash of this information, a member of its block's entries. */
    public Hash hash() {
        return IonHash.ofWritten(this::writeTo);
    }

    /** {@code {statements: [{statement, startTime, statementDigest}], documents: {<id>: {tableName, …}}}}. */
    public void writeTo(IonWriter writer) throws IOException {
        writer.stepIn(IonType.STRUCT);
        writer.setFieldName("statements");
        writer.stepIn(IonType.LIST);
        for (Statement statement : statements) {
            writer.stepIn(IonType.STRUCT);
            IonFields.write(writer, "statement", statement.statement());
            IonFields.write(writer, "startTime", statement.startTime());
            IonFields.write(writer, "statementDigest", statement.digest());
            writer.stepOut();
        }
        writer.stepOut();
        if (namesDocuments) {
            writeDocuments(writer);
        }
        writer.stepOut();
    }

    private void writeDocuments(IonWriter writer) throws IOException {
        writer.setFieldName("documents");
        writer.stepIn(IonType.STRUCT);
        for (Map.Entry<String, ChangedDocument> document : documents.entrySet()) {
            writer.setFieldName(document.getKey());
            write(writer, document.getValue());
        }
        writer.stepOut();
    }

    private static void write(IonWriter writer, ChangedDocument document) throws IOException {
        writer.stepIn(IonType.STRUCT);
        IonFields.write(writer, "tableName", document.tableName());
        IonFields.write(writer, "tableId", document.tableId());
        writer.setFieldName("statements");
        writer.stepIn(IonType.LIST);
        for (int index : document.statements()) {
            writer.writeInt(index);
        }
        writer.stepOut();
        writer.stepOut();
    }

    static TransactionInfo from(IonStruct info) {
        List<Statement> statements = new ArrayList<>();
        for (IonValue element : IonFields.list(info, "statements")) {
            IonStruct statement = IonFields.element(element, IonStruct.class);
            statements.add(new Statement(
                    IonFields.text(statement, "statement"),
                    IonFields.timestamp(statement, "startTime"),
                    IonFields.hash(statement, "statementDigest")));
        }
        Map<String, ChangedDocument> documents = new LinkedHashMap<>();
        IonFields.optional(info, "documents", IonStruct.class)
                .ifPresent(changed -> changed.forEach(element -> documents.put(
                        IonFields.name(element), changedDocument(IonFields.element(element, IonStruct.class)))));
        return new TransactionInfo(statements, documents, info.containsKey("documents"));
    }

    private static ChangedDocument changedDocument(IonStruct document) {
        return new ChangedDocument(
                IonFields.text(document, "tableName"),
                IonFields.text(document, "tableId"),
                IonFields.list(document, "statements").stream()
                        .map(index -> IonFields.element(index, IonInt.class).intValue())
                        .toList());
    }
}
