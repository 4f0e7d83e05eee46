package io.adledger.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adledger.local.CommandFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StackTest {

    private final List<String> events = new ArrayList<>();
    private Optional<String> trouble = Optional.empty();

    @Test
    void partsStartInOrderAndStopInReverse() {
        var stack = new Stack(_ -> List.of(part("store"), part("ledger")));

        stack.start();
        stack.close();
        stack.close();

        assertThat(events).containsExactly("start store", "start ledger", "stop ledger", "stop store");
    }

    @Test
    void itIsReadyOnceAllPartsAre() {
        var stack = new Stack(_ -> List.of(part("store"), part("ledger")));
        assertThat(stack.health()).isEqualTo(new Health(false, Map.of("store", "waiting", "ledger", "waiting")));

        stack.start();

        assertThat(stack.health()).isEqualTo(new Health(true, Map.of("store", "ready", "ledger", "ready")));
    }

    @Test
    void aPartInTroubleShows() {
        var stack = new Stack(_ -> List.of(part("store")));
        stack.start();

        trouble = Optional.of("it has ended");

        assertThat(stack.health()).isEqualTo(new Health(false, Map.of("store", "it has ended")));
    }

    @Test
    void aPartThatDoesNotStartIsNamedAndTheOthersAreStopped() {
        var stack = new Stack(_ -> List.of(part("store"), failing("ledger"), part("api")));

        assertThatThrownBy(stack::start)
                .isInstanceOf(CommandFailure.class)
                .hasMessage("the ledger could not be started: no space left on device");

        assertThat(events).containsExactly("start store", "start ledger", "stop ledger", "stop store");
    }

    private Part part(String name) {
        return new RecordedPart(name, Optional.empty());
    }

    private Part failing(String name) {
        return new RecordedPart(name, Optional.of("no space left on device"));
    }

    private final class RecordedPart implements Part {
        private final String name;
        private final Optional<String> failure;

        RecordedPart(String name, Optional<String> failure) {
            this.name = name;
            this.failure = failure;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void start() throws IOException {
            events.add("start " + name);
            if (failure.isPresent()) {
                throw new IOException(failure.get());
            }
        }

        @Override
        public Optional<String> trouble() {
            return trouble;
        }

        @Override
        public void close() {
            events.add("stop " + name);
        }
    }
}
