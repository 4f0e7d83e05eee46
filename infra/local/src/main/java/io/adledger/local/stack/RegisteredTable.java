package io.adledger.local.stack;

import io.adledger.local.StoreRegister;
import io.adledger.query.dynamodb.CurrentTable;
import java.util.concurrent.TimeUnit;

/** The table that is registered for readers, looked up a few times a second at most. */
final class RegisteredTable implements CurrentTable {

    private static final long VALID_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final StoreRegister register;
    private volatile Known known;

    private record Known(String name, long at) {}

    RegisteredTable(StoreRegister register) {
        this.register = register;
        this.known = look();
    }

    private Known look() {
        return new Known(register.entries().table(), System.nanoTime());
    }

    @Override
    public String name() {
        Known now = known;
        if (System.nanoTime() - now.at() > VALID_NANOS) {
            now = look();
            known = now;
        }
        return now.name();
    }
}
