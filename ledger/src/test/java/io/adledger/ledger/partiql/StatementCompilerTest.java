package io.adledger.ledger.partiql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StatementCompilerTest {

    private final StatementCompiler compiler = new StatementCompiler();

    @Test
    void aStatementIsCompiledOnce() {
        assertThat(compiler.compile("SELECT * FROM T")).isSameAs(compiler.compile("SELECT * FROM T"));
        assertThat(compiler.compile("SELECT * FROM T")).isNotSameAs(compiler.compile("SELECT * FROM T "));
    }

    @Test
    void whatCannotBeCompiledIsRefusedEachTime() {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> compiler.compile("SELECT")).isInstanceOf(StatementException.class);
        }
    }

    @Test
    void manyThreadsCanCompileAndRunTheSameStatement() throws Exception {
        Callable<String> run = () -> compiler.compile("SELECT VALUE x + ? FROM <<1, 2>> AS x")
                .execute(new InMemoryLedger(), List.of(io.adledger.ledger.ion.IonValues.ION.newInt(1)))
                .next()
                .toString();
        try (var threads = Executors.newFixedThreadPool(4)) {
            Set<String> results = threads
                    .invokeAll(IntStream.range(0, 100).mapToObj(_ -> run).toList())
                    .stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .collect(Collectors.toSet());

            assertThat(results).containsExactly("2");
        }
    }
}
