package io.adledger.local.hammer.plan;

import io.adledger.local.hammer.record.Movement;
import java.util.SplittableRandom;

/**
 * What a run does. The same seed and number of clients make the same plan, whatever the timing: each step and fault is a
 * function of the seed and its number. Thread-safe.
 */
public final class Plan {

    /** How many accounts there are. */
    public static final int ACCOUNTS = 6;

    /** What each of them has at first. */
    public static final long OPENING_BALANCE = 1_000;

    private static final int PLACES_PER_CLIENT = 2;
    private static final int CLIENTS_PER_ACCOUNT_CLIENT = 4;

    private final long seed;
    private final int clients;

    /** @param clients at least 2 */
    public Plan(long seed, int clients) {
        this.seed = seed;
        this.clients = clients;
    }

    public long seed() {
        return seed;
    }

    public int clients() {
        return clients;
    }

    /** How many of the clients, the last ones, move amounts between accounts. */
    public int accountClients() {
        return Math.max(1, clients / CLIENTS_PER_ACCOUNT_CLIENT);
    }

    public int adClients() {
        return clients - accountClients();
    }

    /** How many ads there are at a time: so few that clients often meet at one. */
    public int places() {
        return PLACES_PER_CLIENT * adClients();
    }

    /** The step of a client with a number, from 0; the ad has what no other step gives an ad. */
    public Step step(int client, int number) {
        return new Steps(random(client, number), client + "-" + number).next(places());
    }

    /** What is published in a place before the run begins. */
    public Step.Publish first(int place) {
        return new Step.Publish(place, new Steps(random(-1, place), "first-" + place).content());
    }

    /** The movement of a client of the accounts with a number, from 0. */
    public Movement movement(int client, int number) {
        SplittableRandom random = random(client, number);
        if (random.nextInt(4) == 0) {
            return new Movement.ReadAll();
        }
        int source = random.nextInt(ACCOUNTS);
        int target = (source + 1 + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
        return new Movement.Transfer(source, target, random.nextInt(1, 100));
    }

    /** The faults, one after another, without end. */
    public Faults faults() {
        return new Faults(random(-2, 0));
    }

    private SplittableRandom random(int client, int number) {
        var mixing = new SplittableRandom(seed);
        long mixed = mixing.nextLong() + 0x9E3779B97F4A7C15L * (((long) client << 32) + number);
        return new SplittableRandom(new SplittableRandom(mixed).nextLong());
    }
}
