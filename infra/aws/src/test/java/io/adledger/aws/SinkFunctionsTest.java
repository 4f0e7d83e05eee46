package io.adledger.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.adledger.stream.lambda.Environment;
import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the functions of the sinks are told is what they read: by their own classes. */
class SinkFunctionsTest {

    private static final String PACKAGE = "io.adledger.stream.lambda.";

    /** All sinks have dead letters; the relay sets nothing aside, and Lambda is told of the queue by another way. */
    private static final Map<String, String> NEEDLESS = Map.of("RelayHandler", "ADLEDGER_SINK_DEAD_LETTERS");

    private record Deployed(String handler, Map<String, String> variables) {}

    static Stream<Named<Deployed>> functions() {
        SynthesisedStage stage = SynthesisedStage.production();
        return Stream.of(stage.primary(), stage.replica())
                .flatMap(template -> Resources.properties(template, "AWS::Lambda::Function").stream())
                .filter(function -> Resources.text(function, "Handler").startsWith(PACKAGE))
                .map(function -> new Deployed(
                        Resources.text(function, "Handler").substring(PACKAGE.length()), variables(function)))
                .map(function -> Named.of(function.handler(), function));
    }

    /** The variables as they are when they are deployed: what is known only then has a stand-in. */
    private static Map<String, String> variables(Map<String, Object> function) {
        Map<String, String> variables = new TreeMap<>();
        Resources.map(Resources.map(function.get("Environment")).get("Variables"))
                .forEach((name, value) -> variables.put(name, standIn(name)));
        return variables;
    }

    private static String standIn(String name) {
        if (name.endsWith("_KEY")) {
            return "arn:aws:secretsmanager:eu-central-1:000000000000:secret:key";
        }
        return name.endsWith("_ENDPOINT") ? "https://example.org" : "known-when-deployed";
    }

    @Test
    void theyAreAllThere() {
        assertThat(functions().map(Named::getName))
                .containsExactlyInAnyOrder(
                        "StateStoreHandler",
                        "SearchHandler",
                        "EventsHandler",
                        "ArchiveHandler",
                        "RelayHandler",
                        "SearchSetupHandler",
                        "ReplicaHandler");
    }

    @ParameterizedTest
    @MethodSource("functions")
    void whatItIsToldIsEnough(Deployed function) {
        assertThatCode(() -> start(function.handler(), function.variables())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void itReadsAllThatItIsTold(Deployed function) throws ReflectiveOperationException {
        List<String> told = function.variables().keySet().stream()
                .filter(name -> !name.equals(NEEDLESS.get(function.handler())))
                .toList();
        assertThat(told).isNotEmpty();
        for (String name : told) {
            Map<String, String> without = new HashMap<>(function.variables());
            without.remove(name);
            assertThat(failure(function.handler(), without))
                    .isEqualTo("the environment variable " + name + " is missing");
        }
    }

    private static String failure(String handler, Map<String, String> variables) throws ReflectiveOperationException {
        try {
            start(handler, variables);
            return "none";
        } catch (InvocationTargetException e) {
            return String.valueOf(Objects.requireNonNull(e.getCause()).getMessage());
        }
    }

    private static void start(String handler, Map<String, String> variables) throws ReflectiveOperationException {
        Map<String, String> environment = new HashMap<>(variables);
        environment.put("AWS_REGION", "eu-central-1");
        Class.forName(PACKAGE + handler).getConstructor(Environment.class).newInstance(new Environment(environment));
    }
}
