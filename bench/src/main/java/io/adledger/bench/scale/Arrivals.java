package io.adledger.bench.scale;

import java.util.random.RandomGenerator;

/** Commands of publishers that know nothing of each other: a Poisson process. */
final class Arrivals {

    private Arrivals() {}

    /** Times in seconds, ascending, of so many arrivals at a mean rate per second. */
    static double[] poisson(double rate, int count, RandomGenerator random) {
        double[] times = new double[count];
        double now = 0;
        for (int i = 0; i < count; i++) {
            now += random.nextExponential() / rate;
            times[i] = now;
        }
        return times;
    }
}
