package io.adledger.local.ledger;

import com.amazon.ion.IonStruct;
import com.amazon.ion.IonText;
import com.amazon.ion.IonValue;
import io.adledger.ledger.ion.Hash;
import io.adledger.ledger.ion.IonHash;
import io.adledger.ledger.transaction.Ledger;
import io.adledger.ledger.transaction.StatementResult;
import io.adledger.ledger.transaction.Transaction;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/**
 * A run of {@code ./ads ledger verify} within this process.
 *
 * @param output what it printed, on either stream
 */
record VerifyRun(int exitCode, String output) {

    static VerifyRun of(String... arguments) {
        return of(new VerifyCommand(), arguments);
    }

    /** A run of another command. */
    static VerifyRun of(Callable<Integer> command, String... arguments) {
        StringWriter output = new StringWriter();
        int exitCode = new CommandLine(command)
                .setOut(new PrintWriter(output))
                .setErr(new PrintWriter(output))
                .setExecutionExceptionHandler((failure, _, _) -> {
                    output.append(String.valueOf(failure.getMessage()));
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(arguments);
        return new VerifyRun(exitCode, output.toString());
    }

    /** Executes a statement in a transaction of its own; answers the id of the document or table that it changed. */
    static String execute(Ledger ledger, String statement, IonValue... parameters) {
        try (Transaction transaction = ledger.begin()) {
            StatementResult result = transaction.execute(statement, List.of(parameters));
            IonStruct first = (IonStruct) result.next();
            Hash digest = IonHash.of(statement);
            for (IonValue parameter : parameters) {
                digest = digest.dot(IonHash.of(parameter));
            }
            transaction.commit(IonHash.of(transaction.id()).dot(digest).toBytes());
            IonValue id = first.get("documentId") == null ? first.get("tableId") : first.get("documentId");
            return ((IonText) id).stringValue();
        }
    }
}
