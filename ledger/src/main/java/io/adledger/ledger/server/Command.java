package io.adledger.ledger.server;

import com.amazon.ion.IonValue;
import io.adledger.ledger.ion.Hash;
import java.util.List;

/**
 * What one request of the session API asks for.
 *
 * @see <a href="https://docs.aws.amazon.com/qldb/latest/developerguide/API_QLDB-Session_SendCommand.html">SendCommand</a>
 */
sealed interface Command {

    record StartSession(String ledgerName) implements Command {}

    record StartTransaction(String sessionToken) implements Command {}

    record ExecuteStatement(String sessionToken, String transactionId, String statement, List<IonValue> parameters)
            implements Command {}

    record FetchPage(String sessionToken, String transactionId, String nextPageToken) implements Command {}

    record CommitTransaction(String sessionToken, String transactionId, Hash commitDigest) implements Command {}

    record AbortTransaction(String sessionToken) implements Command {}

    record EndSession(String sessionToken) implements Command {}
}
