package io.adledger.replay.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All replays of a ledger that are kept, in a folder. Thread-safe, also among processes. */
public final class Replays {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern ID = Pattern.compile("[0-9]{8}T[0-9]{6}Z-[0-9a-f]{4}");

    private final Path folder;
    private final InstantSource clock;

    /** The replays in a folder, which is made when it is needed. */
    public Replays(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** Keeps a new replay, which nobody runs yet. */
    public ReplayFolder add(ReplayRequest request) {
        Instant now = clock.instant();
        try {
            Files.createDirectories(folder);
            while (true) {
                String id = "%s-%04x"
                        .formatted(TIME.format(now), ThreadLocalRandom.current().nextInt(1 << 16));
                Path own = folder.resolve(id);
                if (Files.notExists(own)) {
                    Files.createDirectory(own);
                    ReplayFolder replay = new ReplayFolder(own);
                    replay.write(request);
                    replay.write(ReplayState.waiting(now));
                    return replay;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep a replay in " + folder, e);
        }
    }

    /** All replays, the newest first. */
    public List<ReplayFolder> all() {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry ->
                            ID.matcher(String.valueOf(entry.getFileName())).matches())
                    .map(ReplayFolder::new)
                    .filter(ReplayFolder::isWhole)
                    .sorted(Comparator.comparing(ReplayFolder::id).reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
    }

    /** The replay of this id. */
    public Optional<ReplayFolder> find(String id) {
        return ID.matcher(id).matches()
                ? Optional.of(new ReplayFolder(folder.resolve(id))).filter(ReplayFolder::isWhole)
                : Optional.empty();
    }

    /** One of the same request that was broken off, by a kill or by a failure, and is run by nobody. */
    public Optional<ReplayFolder> brokenOff(ReplayRequest request) {
        return all().stream()
                .filter(replay -> replay.request().equals(request))
                .filter(replay -> replay.state().step().isBroken() && !replay.isRunning())
                .findFirst();
    }
}
