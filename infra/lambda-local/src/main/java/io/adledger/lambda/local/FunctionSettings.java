package io.adledger.lambda.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a function is, as it is told to Lambda.
 *
 * @param code the zip file, or a folder that has what would be in it: classes at its root, jars in {@code lib}
 * @param handler the class, or {@code class::method}
 * @param environment its variables, beside those that Lambda sets
 * @param memoryMiB for all of its process; the heap gets most of it
 * @param timeout of its start and of each invocation
 * @param snapStart whether its start is kept and restored, as SnapStart does: its hooks run, and it waits for
 *     {@link LocalFunction#restore()}
 */
public record FunctionSettings(
        Path code,
        String handler,
        Map<String, String> environment,
        int memoryMiB,
        Duration timeout,
        boolean snapStart) {

    private static final int ONE_PROCESSOR_MIB = 1769;
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    public FunctionSettings {
        environment = Map.copyOf(environment);
    }

    /** A function of 1769 MiB that has a minute for whatever it does. */
    public static FunctionSettings of(Path code, String handler) {
        return new FunctionSettings(code, handler, Map.of(), ONE_PROCESSOR_MIB, A_MINUTE, false);
    }

    /** With another variable in its environment. */
    public FunctionSettings with(String name, String value) {
        Map<String, String> more = new TreeMap<>(environment);
        more.put(name, value);
        return new FunctionSettings(code, handler, more, memoryMiB, timeout, snapStart);
    }

    /** With another time for its start and each invocation. */
    public FunctionSettings within(Duration time) {
        return new FunctionSettings(code, handler, environment, memoryMiB, time, snapStart);
    }

    /** With SnapStart. */
    public FunctionSettings withSnapStart() {
        return new FunctionSettings(code, handler, environment, memoryMiB, timeout, true);
    }
}
