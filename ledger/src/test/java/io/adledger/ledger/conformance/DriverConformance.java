package io.adledger.ledger.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazon.ion.IonDecimal;
import com.amazon.ion.IonInt;
import com.amazon.ion.IonList;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonSystem;
import com.amazon.ion.IonText;
import com.amazon.ion.IonValue;
import com.amazon.ion.system.IonSystemBuilder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.qldbsession.model.BadRequestException;
import software.amazon.awssdk.services.qldbsession.model.LimitExceededException;
import software.amazon.awssdk.services.qldbsession.model.OccConflictException;
import software.amazon.qldb.IOUsage;
import software.amazon.qldb.Result;
import software.amazon.qldb.TimingInformation;
import software.amazon.qldb.TransactionExecutor;
import software.amazon.qldb.exceptions.QldbDriverException;
import software.amazon.qldb.exceptions.TransactionAbortedException;

/** What the unmodified driver for Java finds at an endpoint. Each test works on a table of its own. */
public abstract class DriverConformance {

    private static final IonSystem ION = IonSystemBuilder.standard().build();
    private static final int DOCUMENTS_PER_TRANSACTION = 40;

    private static final List<String> VALUES = List.of(
            "null",
            "null.int",
            "null.struct",
            "true",
            "0",
            "-1",
            "123456789012345678901234567890",
            "1e0",
            "-0e0",
            "nan",
            "+inf",
            "1.10",
            "-0.00",
            "1d100",
            "0.0000000001",
            "2026-01-01T00:00:00.000Z",
            "2026-01-01T00:00:00.123456789+05:30",
            "2026T",
            "2026-02T",
            "2026-02-03",
            "2026-01-01T00:00-00:00",
            "symbol",
            "'a symbol'",
            "\"text\"",
            "\"\"",
            "\"\\u0000 \\U0001F600 \\\" \\\\ \u00e4\"",
            "{{aGVsbG8=}}",
            "{{}}",
            "{{\"clob \\xff\"}}",
            "[]",
            "[1, [2, {three: 4}], null]",
            "(sexp 1 + 2)",
            "()",
            "{}",
            "{a: {b: {c: [1.0, 2e0]}}, 'odd name': 1}",
            "annotated::1",
            "one::two::{three: four::5}");

    private final String table = "T" + UUID.randomUUID().toString().replace("-", "");
    private LedgerClient driver;

    /** Where the ledger is. */
    protected abstract Endpoint endpoint();

    /** What it is called. */
    protected abstract String ledger();

    @BeforeEach
    void createTable() {
        driver = endpoint().driver(ledger());
        driver.run(transaction -> {
            transaction.execute("CREATE TABLE " + table);
        });
        driver.run(transaction -> {
            transaction.execute("CREATE INDEX ON " + table + " (number)");
        });
    }

    @AfterEach
    void dropTable() {
        driver.run(transaction -> {
            transaction.execute("DROP TABLE " + table);
        });
        driver.close();
    }

    @Test
    void aCommittedInsertIsReadByTheNextTransaction() {
        String documentId = driver.call(transaction -> {
            Result inserted = transaction.execute("INSERT INTO " + table + " ?", numbered(1));
            return text(((IonStruct) inserted.iterator().next()).get("documentId"));
        });

        List<IonValue> found = query("SELECT id, t.number FROM " + table + " AS t BY id WHERE t.number = ?", number(1));

        assertThat(found).containsExactly(ion("{id: \"" + documentId + "\", number: 1}"));
    }

    @Test
    void anAbortedTransactionLeavesNothing() {
        assertThatThrownBy(() -> driver.run(transaction -> {
                    transaction.execute("INSERT INTO " + table + " ?", numbered(1));
                    transaction.abort();
                }))
                .isInstanceOf(TransactionAbortedException.class);

        assertThat(all()).isEmpty();
    }

    @Test
    void aTransactionThatFailsInTheClientLeavesNothing() {
        IllegalStateException fault = new IllegalStateException("of the client");
        assertThatThrownBy(() -> driver.run(transaction -> {
                    transaction.execute("INSERT INTO " + table + " ?", numbered(1));
                    throw fault;
                }))
                .isSameAs(fault);

        assertThat(all()).isEmpty();
    }

    @Test
    void aTransactionSeesItsOwnChanges() {
        List<IonValue> seen = driver.call(transaction -> {
            transaction.execute("INSERT INTO " + table + " ?", numbered(1));
            transaction.execute("UPDATE " + table + " SET note = 'changed' WHERE number = 1");
            return list(transaction.execute("SELECT VALUE note FROM " + table + " WHERE number = 1"));
        });

        assertThat(seen).containsExactly(ion("\"changed\""));
    }

    @Test
    void aConflictIsTriedAgainByTheDriverUntilItIsApplied() {
        insert(numbered(1));
        AtomicInteger attempts = new AtomicInteger();

        driver.run(transaction -> {
            int note = attempts.incrementAndGet();
            IonValue read = only(transaction.execute("SELECT VALUE number FROM " + table + " WHERE number = 1"));
            if (note == 1) {
                driver.run(other -> {
                    other.execute("UPDATE " + table + " SET other = true WHERE number = 1");
                });
            }
            transaction.execute("UPDATE " + table + " SET seen = ? WHERE number = 1", ION.clone(read));
        });

        assertThat(attempts).hasValue(2);
        assertThat(all()).containsExactly(ion("{number: 1, other: true, seen: 1}"));
    }

    @Test
    void aConflictIsReportedWhenNothingIsTriedAgain() {
        insert(numbered(1));
        try (LedgerClient impatient = endpoint().driverWithoutRetries(ledger())) {
            assertThatThrownBy(() -> impatient.run(transaction -> {
                        list(transaction.execute("SELECT * FROM " + table + " WHERE number = 1"));
                        driver.run(other -> {
                            other.execute("UPDATE " + table + " SET other = true WHERE number = 1");
                        });
                        transaction.execute("UPDATE " + table + " SET mine = true WHERE number = 1");
                    }))
                    .isInstanceOf(OccConflictException.class)
                    .hasMessageContaining("Optimistic concurrency control failure");
        }

        assertThat(all()).containsExactly(ion("{number: 1, other: true}"));
    }

    @Test
    void concurrentWritersOfOneDocumentLoseNoUpdate() throws Exception {
        insert(ion("{number: 1, total: 0}"));
        try (ExecutorService writers = Executors.newFixedThreadPool(4)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                all.add(writers.submit(() -> driver.run(this::increment)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }

        assertThat(query("SELECT VALUE total FROM " + table)).containsExactly(ion("40"));
        assertThat(query("SELECT VALUE h.metadata.version FROM history(" + table + ") AS h"))
                .hasSize(41);
    }

    private void increment(TransactionExecutor transaction) {
        IonInt count = (IonInt) only(transaction.execute("SELECT VALUE total FROM " + table + " WHERE number = 1"));
        IonValue next = ION.newInt(count.intValue() + 1);
        transaction.execute("UPDATE " + table + " SET total = ? WHERE number = 1", next);
    }

    @Test
    void writersOfDifferentDocumentsDoNotConflict() {
        insert(numbered(1));
        insert(numbered(2));
        AtomicInteger attempts = new AtomicInteger();

        driver.run(transaction -> {
            attempts.incrementAndGet();
            transaction.execute("UPDATE " + table + " SET note = 'one' WHERE number = 1");
            driver.run(other -> {
                other.execute("UPDATE " + table + " SET note = 'two' WHERE number = 2");
            });
        });

        assertThat(attempts).hasValue(1);
    }

    @Test
    void aResultOfManyPagesIsReadWholeAsItStreams() {
        insertNumbered(1_000);

        assertThat(numbersRead(driver)).hasSize(1_000).doesNotHaveDuplicates();
    }

    @Test
    void aResultOfManyPagesIsReadWholeAheadOfItsUse() {
        insertNumbered(1_000);
        try (LedgerClient ahead = endpoint().driverThatReadsAhead(ledger(), 3)) {
            assertThat(numbersRead(ahead)).hasSize(1_000).doesNotHaveDuplicates();
        }
    }

    private List<Integer> numbersRead(LedgerClient client) {
        return client.call(transaction -> {
            List<Integer> numbers = new ArrayList<>();
            for (IonValue value : transaction.execute("SELECT VALUE number FROM " + table)) {
                numbers.add(((IonInt) value).intValue());
            }
            return numbers;
        });
    }

    @Test
    void twoResultsOfOneTransactionAreReadInTurns() {
        insertNumbered(500);

        int pairs = driver.call(transaction -> {
            var left = transaction.execute("SELECT VALUE number FROM " + table).iterator();
            var right = transaction.execute("SELECT VALUE number FROM " + table).iterator();
            int count = 0;
            while (left.hasNext() && right.hasNext()) {
                assertThat(left.next()).isEqualTo(right.next());
                count++;
            }
            return count;
        });

        assertThat(pairs).isEqualTo(500);
    }

    @Test
    void aResultThatIsReturnedOutlivesItsTransaction() {
        insertNumbered(300);

        Result result = driver.call(transaction -> {
            return transaction.execute("SELECT * FROM " + table);
        });

        assertThat(list(result)).hasSize(300);
    }

    @Test
    void valuesOfAllKindsComeBackAsTheyWere() {
        IonList documents = ION.newEmptyList();
        for (String value : VALUES) {
            IonStruct document = numbered(documents.size());
            document.put("value", ion(value));
            documents.add(document);
        }
        insert(documents);

        List<IonValue> found = query("SELECT * FROM " + table);

        assertThat(found).containsExactlyInAnyOrderElementsOf(documents);
    }

    @Test
    void decimalsKeepTheirScale() {
        IonStruct document = numbered(1);
        document.put("price", ION.newDecimal(new BigDecimal("10.00")));
        insert(document);

        IonDecimal price =
                (IonDecimal) query("SELECT VALUE price FROM " + table).getFirst();

        assertThat(price.bigDecimalValue()).isEqualTo(new BigDecimal("10.00"));
    }

    @Test
    void tableNamesAreThoseOfTheActiveTables() {
        assertThat(driver.tableNames()).contains(table);
        String dropped = table + "Dropped";
        driver.run(transaction -> {
            transaction.execute("CREATE TABLE " + dropped);
        });
        driver.run(transaction -> {
            transaction.execute("DROP TABLE " + dropped);
        });

        assertThat(driver.tableNames()).contains(table).doesNotContain(dropped);
    }

    @Test
    void readsAndTimeAreCountedOverAllPages() {
        insertNumbered(400);
        AtomicReference<IOUsage> first = new AtomicReference<>();
        AtomicReference<IOUsage> whole = new AtomicReference<>();
        AtomicReference<TimingInformation> time = new AtomicReference<>();

        driver.run(transaction -> {
            Result result = transaction.execute("SELECT * FROM " + table);
            first.set(result.getConsumedIOs());
            result.forEach(value -> {});
            whole.set(result.getConsumedIOs());
            time.set(result.getTimingInformation());
        });

        assertThat(first.get().getReadIOs()).isPositive().isLessThan(400);
        assertThat(whole.get().getReadIOs()).isGreaterThanOrEqualTo(400);
        assertThat(time.get().getProcessingTimeMilliseconds()).isNotNegative();
    }

    @Test
    void statementsThatCannotBeExecutedAreRefusedAndTheSessionGoesOn() {
        for (String statement : List.of(
                "SELECT * FROM NoSuchTable",
                "SELEKT 1",
                "INSERT INTO NoSuchTable VALUE {'a': 1}",
                "SELECT * FROM information_schema.no_such_view",
                "CREATE TABLE")) {
            assertThatThrownBy(() -> driver.run(transaction -> {
                        transaction.execute(statement);
                    }))
                    .as(statement)
                    .isInstanceOf(BadRequestException.class);
        }

        assertThat(all()).isEmpty();
    }

    @Test
    void aRefusalHasACodeAndAMessageThatNamesTheFault() {
        assertThatThrownBy(() -> driver.run(transaction -> {
                    transaction.execute("SELECT * FROM NoSuchTable");
                }))
                .isInstanceOfSatisfying(BadRequestException.class, refused -> {
                    assertThat(refused.code()).isNotBlank();
                    assertThat(refused.statusCode()).isEqualTo(400);
                    assertThat(refused.requestId()).isNotBlank();
                    assertThat(refused).hasMessageContaining("NoSuchTable");
                });
    }

    @Test
    void parametersAreToBeAsManyAsTheirMarks() {
        assertThatThrownBy(() -> driver.run(transaction -> {
                    transaction.execute("SELECT * FROM " + table + " WHERE number = ?");
                }))
                .isInstanceOf(BadRequestException.class);
    }

    @Test
    void anUnknownLedgerIsRefused() {
        try (LedgerClient lost = endpoint().driverWithoutRetries("no-such-ledger")) {
            assertThatThrownBy(() -> lost.run(transaction -> {
                        transaction.execute("SELECT * FROM " + table);
                    }))
                    .isInstanceOf(BadRequestException.class)
                    .hasMessageContaining("no-such-ledger");
        }
    }

    @Test
    void aDriverHasNoMoreTransactionsAtOneTimeThanItMay() {
        try (LedgerClient single = endpoint().driverWithSessions(ledger(), 1)) {
            assertThatThrownBy(() -> single.run(transaction -> {
                        transaction.execute("INSERT INTO " + table + " ?", numbered(1));
                        single.tableNames();
                    }))
                    .isInstanceOf(QldbDriverException.class);

            assertThat(single.tableNames()).contains(table);
        }
        assertThat(all()).isEmpty();
    }

    @Test
    void moreDocumentsThanATransactionCanChangeAreRefused() {
        assertThatThrownBy(() -> insert(numberedUpTo(DOCUMENTS_PER_TRANSACTION + 1)))
                .isInstanceOf(LimitExceededException.class);

        insert(numberedUpTo(DOCUMENTS_PER_TRANSACTION));

        assertThat(all()).hasSize(DOCUMENTS_PER_TRANSACTION);
    }

    private static IonList numberedUpTo(int count) {
        IonList documents = ION.newEmptyList();
        for (int number = 0; number < count; number++) {
            documents.add(numbered(number));
        }
        return documents;
    }

    private void insertNumbered(int count) {
        for (int from = 0; from < count; from += DOCUMENTS_PER_TRANSACTION) {
            IonList documents = ION.newEmptyList();
            for (int number = from; number < Math.min(count, from + DOCUMENTS_PER_TRANSACTION); number++) {
                documents.add(numbered(number));
            }
            insert(documents);
        }
    }

    private void insert(IonValue documents) {
        driver.run(transaction -> {
            transaction.execute("INSERT INTO " + table + " ?", documents);
        });
    }

    private List<IonValue> all() {
        return query("SELECT * FROM " + table);
    }

    private List<IonValue> query(String statement, IonValue... parameters) {
        return driver.call(transaction -> {
            return list(transaction.execute(statement, parameters));
        });
    }

    private static List<IonValue> list(Result result) {
        List<IonValue> values = new ArrayList<>();
        result.forEach(values::add);
        return values;
    }

    private static IonValue only(Result result) {
        List<IonValue> values = list(result);
        assertThat(values).hasSize(1);
        return values.getFirst();
    }

    private static IonStruct numbered(int number) {
        return (IonStruct) ion("{number: " + number + "}");
    }

    private static IonValue number(int number) {
        return ION.newInt(number);
    }

    private static IonValue ion(String text) {
        return ION.singleValue(text);
    }

    private static String text(IonValue value) {
        return ((IonText) value).stringValue();
    }
}
