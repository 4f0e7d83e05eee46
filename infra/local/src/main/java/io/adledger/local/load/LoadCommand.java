package io.adledger.local.load;

import io.adledger.local.OwnTokens;
import io.adledger.local.ProgressDisplay;
import io.adledger.local.Terminal;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./ads load}: publishes ads to a running AdLedger. */
@Command(
        name = "load",
        sortOptions = false,
        usageHelpWidth = 110,
        synopsisHeading = "usage: ",
        customSynopsis = {"./ads load FILE.csv [OPTIONS]", "       ./ads load --generate N [OPTIONS]"},
        description = {
            "%nPublishes ads to a running AdLedger over its public API, from a CSV file with a header, or made up.%n",
            "A repeated load changes nothing: each row has an idempotency key made of the file's content and the row's "
                    + "number, and rows that are done are skipped. Rows that break a rule are listed with their number "
                    + "(the header is row 1) and the reason, and skipped.%n",
            "Columns named as the API's fields (publisherId, adTitle, adDescription, price, currency, category, tags) "
                    + "are taken as they are; tags are separated by | or ;. Prices may be written as 1200, 12.50, "
                    + "$5,000 or 5 €, and the symbol in them is not read as the currency.%n",
            "The used-cars data set (columns name, price, vehicleType, brand, model, fuelType, gearbox, postalCode) is "
                    + "recognised: name with spaces for _ is the title, price the price in EUR, vehicleType or else "
                    + "brand the category; brand, model, fuelType and gearbox are the tags, postalCode the publisher; "
                    + "rows are published in the order of dateCreated and lastSeen.%n"
        },
        footer = {
            "%nExamples:",
            "  ./ads load cars.csv",
            "  ./ads load shop.csv --publisher shop-7 --map adTitle=headline --map 'category=section|group'",
            "  ./ads load --generate 10000 --seed 2",
            "%nExit code: 0 when every row was published or rejected, 1 when the load was broken off, 2 for wrong usage."
        })
public final class LoadCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "FILE.csv", description = "The CSV file.")
    private @Nullable Path file;

    @Option(names = "--generate", paramLabel = "N", description = "Publish N made-up ads instead.")
    private @Nullable Integer generate;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Another seed makes other ads (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--publisher", paramLabel = "ID", description = "Publish all of them for this publisher.")
    private @Nullable String publisher;

    @Option(
            names = "--map",
            paramLabel = "FIELD=COLUMN",
            description = "Where a field comes from: a column, the first of several that is not empty (a|b), all of "
                    + "several (a+b, for tags), or a text (FIELD==TEXT). May be repeated.")
    private Map<String, String> map = new LinkedHashMap<>();

    @Option(
            names = "--order",
            paramLabel = "COLUMN",
            split = ",",
            description = "Publish in the order of these columns' text (separated by commas).")
    private List<String> order = List.of();

    @Option(
            names = "--delimiter",
            paramLabel = "C",
            defaultValue = ",",
            description = "What separates the columns (default: ${DEFAULT-VALUE}).")
    private char delimiter;

    @Option(
            names = "--charset",
            paramLabel = "NAME",
            defaultValue = "UTF-8",
            description = "The file's character set (default: ${DEFAULT-VALUE}).")
    private @Nullable Charset charset;

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            defaultValue = "16",
            description = "How many requests at a time (default: ${DEFAULT-VALUE}).")
    private int concurrency;

    @Option(
            names = "--base-port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Where the API listens (default: ${DEFAULT-VALUE}).")
    private int basePort;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The stack's data folder, for the key of a stack that wants tokens (default: .adledger beside"
                    + " ./ads).")
    private @Nullable Path data;

    @Override
    public Integer call() throws InterruptedException {
        if ((file == null) == (generate == null)) {
            throw misused("give either a CSV file or --generate N");
        }
        if (concurrency < 1 || concurrency > 1_000) {
            throw misused("--concurrency must be between 1 and 1000");
        }
        PrintStream out = System.out;
        RowSource source = source();
        try (var api = new AdApi(URI.create("http://127.0.0.1:" + basePort), PATIENCE, OwnTokens.of(data));
                var done = DoneRows.open(progressFile(api.ledgerIdentity(), source))) {
            var display = new ProgressDisplay(out, Terminal.isThere(), source.count(), "rows");
            out.println(
                    new Loader(api, source, done, display, concurrency).run().toText());
        }
        return CommandLine.ExitCode.OK;
    }

    private RowSource source() {
        if (generate != null) {
            return new GeneratedAds(atLeastOne(generate), seed, Optional.ofNullable(publisher));
        }
        var format = new CsvFile.Format(delimiter, charset == null ? Charset.defaultCharset() : charset);
        return CsvFile.open(Objects.requireNonNull(file), format, wishes(), order);
    }

    private int atLeastOne(int number) {
        if (number < 1) {
            throw misused("--generate must be at least 1");
        }
        return number;
    }

    private Map<AdField, ValueSource> wishes() {
        var wishes = new EnumMap<AdField, ValueSource>(AdField.class);
        map.forEach((name, source) -> wishes.put(
                AdField.named(name).orElseThrow(() -> misused("--map knows no field \"" + name + "\"")),
                ValueSource.parse(source)));
        if (publisher != null) {
            wishes.put(AdField.PUBLISHER, new ValueSource.Constant(publisher));
        }
        return wishes;
    }

    private ParameterException misused(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private static Path progressFile(String ledgerIdentity, RowSource source) {
        String name = ledgerIdentity + "-" + source.fingerprint() + ".rows";
        return Path.of(System.getProperty("adledger.home", ""), ".adledger", "loads", name);
    }
}
