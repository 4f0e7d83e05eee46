package io.adledger.local.hammer.clients;

import io.adledger.local.hammer.plan.Plan;
import io.adledger.local.hammer.record.Chronicle;
import io.adledger.local.hammer.record.OperationId;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.qldb.QldbDriver;

/** All clients of a run, each in a thread of its own. */
public final class Clients implements AutoCloseable {

    private final Plan plan;
    private final Gate gate;
    private final Api api;
    private final AdClient ads;
    private final AccountClient accounts;
    private final ExecutorService threads;
    private final List<Future<?>> running = new ArrayList<>();

    /**
     * Clients that have not begun.
     *
     * @param api where the API is
     * @param ledger the driver of the ledger; it stays the caller's
     */
    public Clients(Plan plan, Chronicle chronicle, Gate gate, URI api, QldbDriver ledger) {
        this.plan = plan;
        this.gate = gate;
        this.api = new Api(api);
        this.ads = new AdClient(plan, chronicle, new Board(plan.places()), this.api, gate);
        this.accounts = new AccountClient(plan, chronicle, ledger);
        this.threads = Executors.newFixedThreadPool(plan.clients());
    }

    /** What is there before the first step: an ad in each place, and the accounts. The gate is open. */
    public void prepare() throws InterruptedException {
        for (int place = 0; place < plan.places(); place++) {
            ads.begin(place);
        }
        accounts.begin();
    }

    /** Begins; the clients go on until the gate says that it is enough. */
    public void start() {
        for (int client = 0; client < plan.clients(); client++) {
            int number = client;
            running.add(threads.submit(() -> {
                run(number);
                return number;
            }));
        }
    }

    private void run(int client) throws InterruptedException {
        for (int number = 0; !gate.isEnded(); number++) {
            gate.pass();
            if (gate.isEnded()) {
                return;
            }
            OperationId id = new OperationId(client, number);
            if (client < plan.adClients()) {
                ads.step(id);
            } else {
                accounts.step(id);
            }
        }
    }

    /**
     * Waits for all clients to end what they have begun.
     *
     * @throws ExecutionException if one ended by itself
     */
    public void join() throws InterruptedException, ExecutionException {
        for (Future<?> client : running) {
            client.get();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        api.close();
    }
}
