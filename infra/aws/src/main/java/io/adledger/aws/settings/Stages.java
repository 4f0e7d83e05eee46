package io.adledger.aws.settings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The stages there are: all that is to be edited before a deployment is in this file. */
public final class Stages {

    /** One of everything that may be one, in one region: for trying things out. */
    public static final StageSettings STAGING = new StageSettings(
            "staging",
            "111111111111",
            new SiteSettings("eu-central-1", List.of("a", "b"), 1, "10.20.0.0/20"),
            Optional.empty(),
            new DomainSettings("staging.ads.example.com", "Z0000000000000STAGING"),
            new LedgerSettings("ads", 1, 1024, 4096, 30),
            new StreamSettings(1, 7, Set.of()),
            new SearchSettings("t3.small.search", 1, 1, "", 0, 10),
            new ApiSettings(50, 100, 1_000, 1769),
            new RetentionSettings(30, 30, 35, 7, 30, 30),
            new AlarmSettings(Duration.ofMinutes(5), 60, Duration.ofMillis(100), Duration.ofSeconds(2)));

    /** Bears the loss of a zone without a loss of service, and that of a region without a loss of data that was replicated. */
    public static final StageSettings PRODUCTION = new StageSettings(
            "production",
            "222222222222",
            new SiteSettings("eu-central-1", List.of("a", "b", "c"), 3, "10.30.0.0/20"),
            Optional.of(new SiteSettings("eu-west-1", List.of("a", "b"), 2, "10.31.0.0/20")),
            new DomainSettings("ads.example.com", "Z000000000000000PROD0"),
            new LedgerSettings("ads", 2, 4096, 16_384, 200),
            new StreamSettings(4, 7, Set.of("state", "search")),
            new SearchSettings("r7g.large.search", 3, 3, "m7g.medium.search", 3, 100),
            new ApiSettings(2_000, 4_000, 10_000, 1769),
            new RetentionSettings(90, 180, 35, 30, 90, 90),
            new AlarmSettings(Duration.ofMinutes(1), 600, Duration.ofMillis(50), Duration.ofSeconds(1)));

    private static final List<StageSettings> ALL = List.of(STAGING, PRODUCTION);

    private Stages() {}

    /**
     * The stage of a name.
     *
     * @throws IllegalArgumentException if there is none; the message lists those there are
     */
    public static StageSettings named(String name) {
        return ALL.stream()
                .filter(stage -> stage.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no stage " + name + ", but: "
                        + String.join(
                                ", ", ALL.stream().map(StageSettings::name).toList())));
    }
}
