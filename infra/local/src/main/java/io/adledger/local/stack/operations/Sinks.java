package io.adledger.local.stack.operations;

import io.adledger.api.problem.ProblemException;
import io.adledger.api.problem.ProblemKind;
import io.adledger.stream.local.KeptLetter;
import io.adledger.stream.local.SinkConsumer;
import java.util.List;
import java.util.function.Supplier;

/** The sinks of the stream of this process; a bean of the API's context. */
public record Sinks(Supplier<List<SinkConsumer>> current) {

    List<SinkConsumer> all() {
        return current.get();
    }

    /** @throws ProblemException 404 if there is no such sink; it names those that there are */
    SinkConsumer named(String name) {
        return all().stream()
                .filter(sink -> sink.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ProblemKind.NOT_FOUND,
                        "There is no sink " + name + "; there are: "
                                + String.join(
                                        ", ",
                                        all().stream().map(SinkConsumer::name).toList())
                                + "."));
    }

    /** @throws ProblemException 404 if there is no such letter */
    static KeptLetter letter(SinkConsumer sink, String id) {
        return sink.deadLetters()
                .find(id)
                .orElseThrow(() -> new ProblemException(
                        ProblemKind.NOT_FOUND, "The sink " + sink.name() + " has no dead letter " + id + "."));
    }
}
