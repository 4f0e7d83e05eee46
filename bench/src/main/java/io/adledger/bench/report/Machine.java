package io.adledger.bench.report;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Where a run was made.
 *
 * @param memory of the machine in bytes
 * @param load the system's load average when the run began; negative where the system does not tell
 * @param fileSystem that the stores were on, with its type
 * @param commit of the source, with {@code +} if the working tree differed from it
 */
public record Machine(
        String processor,
        int cores,
        long memory,
        double load,
        String system,
        String java,
        String fileSystem,
        String commit) {

    private static final String UNKNOWN = "unknown";
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    /**
     * The machine of this process, as it is now.
     *
     * @param home the root of the source
     * @param folder where the stores are
     */
    public static Machine here(Path home, Path folder) throws IOException {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Machine(
                processorName(),
                Runtime.getRuntime().availableProcessors(),
                system.getTotalMemorySize(),
                system.getSystemLoadAverage(),
                System.getProperty("os.name") + ' ' + System.getProperty("os.version"),
                System.getProperty("java.vm.name") + ' ' + Runtime.version(),
                Files.getFileStore(folder).name()
                        + ' '
                        + Files.getFileStore(folder).type(),
                commitOf(home));
    }

    private static String processorName() throws IOException {
        if (!Files.isReadable(CPU_INFO)) {
            return System.getProperty("os.arch", UNKNOWN);
        }
        try (Stream<String> lines = Files.lines(CPU_INFO)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse(System.getProperty("os.arch", UNKNOWN));
        }
    }

    private static String commitOf(Path home) {
        String commit = git(home, "rev-parse", "--short=12", "HEAD");
        return commit.equals(UNKNOWN) || git(home, "status", "--porcelain").isEmpty() ? commit : commit + '+';
    }

    private static String git(Path home, String... words) {
        try {
            Process git = new ProcessBuilder(Stream.concat(Stream.of("git", "--no-optional-locks"), Stream.of(words))
                            .toList())
                    .directory(home.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor(10, TimeUnit.SECONDS) && git.exitValue() == 0 ? output : UNKNOWN;
        } catch (IOException noGit) {
            return UNKNOWN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return UNKNOWN;
        }
    }
}
