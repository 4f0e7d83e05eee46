package io.adledger.verifier;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Exports in one directory, put together to runs of blocks: an export that begins where another ends continues it, as the
 * days of an archive do; one that has blocks which others have, too, stands by itself.
 */
final class ExportRuns {

    private ExportRuns() {}

    /**
     * The runs.
     *
     * @param manifests none of them empty
     * @return in each, manifests that continue each other
     * @throws VerificationException if blocks are missing between the exports of a strand
     */
    static List<List<CompletedManifest>> of(List<CompletedManifest> manifests) {
        List<List<CompletedManifest>> runs = new ArrayList<>();
        List<CompletedManifest> ordered = new ArrayList<>(manifests);
        ordered.sort(Comparator.comparing(CompletedManifest::strandId).thenComparingLong(CompletedManifest::first));
        for (CompletedManifest manifest : ordered) {
            List<List<CompletedManifest>> before = runs.stream()
                    .filter(run -> run.getLast().strandId().equals(manifest.strandId()))
                    .toList();
            before.stream()
                    .filter(run -> run.getLast().last() + 1 == manifest.first())
                    .findFirst()
                    .ifPresentOrElse(run -> run.add(manifest), () -> {
                        requireNoGap(before, manifest);
                        runs.add(new ArrayList<>(List.of(manifest)));
                    });
        }
        return runs;
    }

    private static void requireNoGap(List<List<CompletedManifest>> before, CompletedManifest manifest) {
        Optional<CompletedManifest> furthest =
                before.stream().map(List::getLast).max(Comparator.comparingLong(CompletedManifest::last));
        if (furthest.isPresent() && furthest.get().last() + 1 < manifest.first()) {
            throw new VerificationException("blocks " + (furthest.get().last() + 1) + " to " + (manifest.first() - 1)
                    + " of strand " + manifest.strandId() + " are missing: between "
                    + furthest.get().path() + " and "
                    + manifest.path());
        }
    }
}
