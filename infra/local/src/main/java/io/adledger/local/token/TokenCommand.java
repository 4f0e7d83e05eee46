package io.adledger.local.token;

import io.adledger.local.CommandFailure;
import io.adledger.local.TokenKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./ads token}: issues a bearer token for a stack that was started with {@code --secure}. */
@Command(
        name = "token",
        sortOptions = false,
        usageHelpWidth = 110,
        synopsisHeading = "usage: ",
        description = {
            "%nPrints a bearer token for the API of an AdLedger that runs with ./ads up --secure: for a publisher, who may do"
                    + " everything with its own ads, or for operators. A token cannot be taken back; it ends by itself.%n"
        },
        footer = {
            "%nExample:",
            "  curl -H \"Authorization: Bearer $(./ads token --publisher anna)\" localhost:8080/publisher/anna/ad",
            "%nExit code: 1 when the data folder has no key, 2 for wrong usage."
        })
public final class TokenCommand implements Callable<Integer> {

    private static final Pattern PUBLISHER = Pattern.compile("[A-Za-z0-9._~-]{1,64}");
    private static final Pattern LIFE = Pattern.compile("([0-9]{1,4})([smhd])");
    private static final Duration LONGEST = Duration.ofDays(30);

    @Spec
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private Whose whose = new Whose();

    /** Either of the two. */
    static final class Whose {

        @Option(names = "--publisher", paramLabel = "ID", required = true, description = "For this publisher.")
        private @Nullable String publisher;

        @Option(names = "--operator", required = true, description = "For those who run the stack.")
        private boolean operator;
    }

    @Option(
            names = "--for",
            paramLabel = "TIME",
            defaultValue = "1h",
            description = "How long it holds, such as 90s, 15m, 8h, 7d; 30d at most (default: ${DEFAULT-VALUE}).")
    private String life = "1h";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder of the stack (default: .adledger beside ./ads).")
    private @Nullable Path data;

    @Override
    public Integer call() {
        Duration time = life();
        Path folder = data != null ? data : Path.of(System.getProperty("adledger.home", ""), ".adledger");
        TokenKey key = TokenKey.find(folder)
                .orElseThrow(() -> new CommandFailure(folder.toAbsolutePath()
                        + " has no key for tokens that may be read: ./ads up --secure makes one"));
        System.out.println(token(key, time));
        return CommandLine.ExitCode.OK;
    }

    private String token(TokenKey key, Duration time) {
        String publisher = whose.publisher;
        if (whose.operator || publisher == null) {
            return key.operatorToken(time);
        }
        if (!PUBLISHER.matcher(publisher).matches()) {
            throw misused("--publisher is 1 to 64 of A-Z a-z 0-9 . _ ~ -");
        }
        return key.publisherToken(publisher, time);
    }

    private Duration life() {
        Matcher matcher = LIFE.matcher(life);
        if (matcher.matches()) {
            Duration time = Duration.parse((matcher.group(2).equals("d") ? "P" : "PT")
                    + matcher.group(1)
                    + matcher.group(2).toUpperCase(Locale.ROOT));
            if (time.isPositive() && time.compareTo(LONGEST) <= 0) {
                return time;
            }
        }
        throw misused("--for is a time such as 90s, 15m, 8h or 7d, of 30d at most");
    }

    private ParameterException misused(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
