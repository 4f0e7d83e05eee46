package io.adledger.stream.sink;

import io.adledger.ad.DocumentTrace;
import io.adledger.ad.stream.StreamRecord;
import io.adledger.ad.stream.StreamRecord.RevisionDetails;
import org.slf4j.MDC;

/** The ids that log lines about a record have in common with those about its command: of the trace and of the ad. */
final class LogIds {

    private static final String TRACE = "traceId";
    private static final String AD = "adId";

    private LogIds() {}

    /** Has lines written with the ids of a record, as far as they are known. */
    static void of(StreamRecord record, Runnable lines) {
        DocumentTrace document = record instanceof RevisionDetails details
                ? details.revision().data().map(DocumentTrace::of).orElse(DocumentTrace.NONE)
                : DocumentTrace.NONE;
        document.command().ifPresent(command -> MDC.put(TRACE, command.traceId()));
        document.adId().ifPresent(id -> MDC.put(AD, id));
        try {
            lines.run();
        } finally {
            MDC.remove(TRACE);
            MDC.remove(AD);
        }
    }
}
