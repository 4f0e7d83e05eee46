package io.adledger.local.hammer.clients;

import com.amazon.ion.IonInt;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonSystem;
import com.amazon.ion.IonText;
import com.amazon.ion.IonValue;
import com.amazon.ion.system.IonSystemBuilder;
import io.adledger.local.hammer.plan.Plan;
import io.adledger.local.hammer.record.Chronicle;
import io.adledger.local.hammer.record.Movement;
import io.adledger.local.hammer.record.OperationId;
import io.adledger.local.hammer.record.Transfers.Account;
import io.adledger.local.hammer.record.Transfers.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.qldb.QldbDriver;
import software.amazon.qldb.TransactionExecutor;

/** A client of the ledger itself, by QLDB's own driver: each movement is one transaction, which the driver may repeat. */
final class AccountClient {

    private static final IonSystem ION = IonSystemBuilder.standard().build();

    private final Plan plan;
    private final Chronicle chronicle;
    private final QldbDriver driver;

    AccountClient(Plan plan, Chronicle chronicle, QldbDriver driver) {
        this.plan = plan;
        this.chronicle = chronicle;
        this.driver = driver;
    }

    /** Makes the tables, and the accounts with what each has at first. */
    void begin() {
        for (String statement : List.of(
                "CREATE TABLE Accounts",
                "CREATE INDEX ON Accounts (account)",
                "CREATE TABLE Transfers",
                "CREATE INDEX ON Transfers (transferId)")) {
            driver.execute(transaction -> {
                transaction.execute(statement);
            });
        }
        driver.execute(transaction -> {
            for (int account = 0; account < Plan.ACCOUNTS; account++) {
                IonStruct document = ION.newEmptyStruct();
                document.put("account").newInt(account);
                document.put("balance").newInt(Plan.OPENING_BALANCE);
                document.put("moves").newInt(0);
                document.put("lastTransfer").newString("");
                transaction.execute("INSERT INTO Accounts ?", document);
            }
        });
    }

    /** Does a movement of a client, to its end. */
    void step(OperationId id) {
        Movement movement = plan.movement(id.client(), id.number());
        long begin = chronicle.now();
        chronicle.note(id, movement, outcome(id, movement), begin);
    }

    private Outcome outcome(OperationId id, Movement movement) {
        try {
            return switch (movement) {
                case Movement.Transfer transfer -> {
                    driver.execute(transaction -> {
                        transfer(transaction, id.toString(), transfer);
                    });
                    yield new Outcome.Committed();
                }
                case Movement.ReadAll _ -> driver.execute(AccountClient::readAll);
            };
        } catch (SdkException unknown) {
            return new Outcome.Unknown(unknown.toString());
        }
    }

    /** A transaction that is repeated, as its outcome was not known, finds its own note and does nothing more. */
    private static void transfer(TransactionExecutor transaction, String id, Movement.Transfer transfer) {
        if (!transaction
                .execute("SELECT t.transferId FROM Transfers AS t WHERE t.transferId = ?", ION.newString(id))
                .isEmpty()) {
            return;
        }
        IonStruct note = ION.newEmptyStruct();
        note.put("transferId").newString(id);
        note.put("amount").newInt(transfer.amount());
        transaction.execute("INSERT INTO Transfers ?", note);
        move(transaction, id, transfer.source(), -transfer.amount());
        move(transaction, id, transfer.target(), transfer.amount());
    }

    private static void move(TransactionExecutor transaction, String id, int number, long change) {
        for (IonValue row :
                transaction.execute("SELECT a.* FROM Accounts AS a WHERE a.account = ?", ION.newInt(number))) {
            Account account = account((IonStruct) row);
            transaction.execute(
                    "UPDATE Accounts AS a SET a.balance = ?, a.moves = ?, a.lastTransfer = ? WHERE a.account = ?",
                    ION.newInt(account.balance() + change),
                    ION.newInt(account.moves() + 1),
                    ION.newString(id),
                    ION.newInt(number));
        }
    }

    private static Outcome readAll(TransactionExecutor transaction) {
        Map<Integer, Account> accounts = new HashMap<>();
        for (IonValue row : transaction.execute("SELECT * FROM Accounts")) {
            accounts.put(((IonInt) ((IonStruct) row).get("account")).intValue(), account((IonStruct) row));
        }
        return new Outcome.Balances(accounts);
    }

    private static Account account(IonStruct row) {
        return new Account(
                ((IonInt) row.get("balance")).longValue(),
                ((IonInt) row.get("moves")).longValue(),
                ((IonText) row.get("lastTransfer")).stringValue());
    }
}
