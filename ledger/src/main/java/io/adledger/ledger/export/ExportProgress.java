package io.adledger.ledger.export;

import io.adledger.ledger.jobs.JobRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * How far an export has come.
 *
 * @param next sequence number of the first block that is not in an object yet
 * @param last sequence number of the last block to export; less than {@code next} when there is none left
 * @param keys of the objects put so far
 */
record ExportProgress(long next, long last, List<String> keys) {

    ExportProgress {
        keys = List.copyOf(keys);
    }

    ExportProgress with(PackedObject object, String key) {
        List<String> all = new ArrayList<>(keys);
        all.add(key);
        return new ExportProgress(object.last() + 1, last, all);
    }

    void writeTo(JobRecord record) {
        record.number("next", next).number("last", last).texts("keys", keys);
    }

    static ExportProgress from(JobRecord record) {
        return new ExportProgress(record.number("next"), record.number("last"), record.texts("keys"));
    }
}
