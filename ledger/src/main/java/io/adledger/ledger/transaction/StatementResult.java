package io.adledger.ledger.transaction;

import com.amazon.ion.IonValue;
import java.time.Duration;
import java.util.Iterator;

/** The values of one statement, computed as they are taken, within their transaction. Not thread-safe. */
public interface StatementResult extends Iterator<IonValue> {

    /** Documents and revisions read so far. */
    long readIOs();

    /** Time spent on the statement so far. */
    Duration processingTime();
}
