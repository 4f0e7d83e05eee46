package io.adledger.bench.scale;

/**
 * A server that takes all who wait, up to so many, and is done with all of them at once: the ledger's group commit, and
 * a sink's batch.
 *
 * @param most that are taken at once
 * @param perGroup seconds for each group, whatever is in it: a durable write, a request
 * @param perItem seconds for each item of a group
 */
public record GroupServer(int most, double perGroup, double perItem) {

    public GroupServer {
        if (most < 1 || perGroup < 0 || perItem < 0 || perGroup + perItem <= 0) {
            throw new IllegalArgumentException("a group needs items and time");
        }
    }

    /** Items a second when there is always a full group waiting. */
    public double capacity() {
        return most / seconds(most);
    }

    /** How long a group takes. */
    double seconds(int items) {
        return perGroup + items * perItem;
    }

    /**
     * When those who come at these times leave.
     *
     * @param arrivals in seconds, ascending
     */
    public double[] departures(double[] arrivals) {
        double[] departures = new double[arrivals.length];
        double free = 0;
        int next = 0;
        while (next < arrivals.length) {
            double begin = Math.max(free, arrivals[next]);
            int end = next + 1;
            while (end < arrivals.length && end - next < most && arrivals[end] <= begin) {
                end++;
            }
            free = begin + seconds(end - next);
            for (int item = next; item < end; item++) {
                departures[item] = free;
            }
            next = end;
        }
        return departures;
    }
}
