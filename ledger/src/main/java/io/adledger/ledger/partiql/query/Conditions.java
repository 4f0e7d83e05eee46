package io.adledger.ledger.partiql.query;

import io.adledger.ledger.partiql.expression.Expression;
import io.adledger.ledger.partiql.expression.ExpressionCompiler;
import io.adledger.ledger.partiql.expression.Scope;
import io.adledger.ledger.partiql.expression.Syntax;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.partiql.lang.domains.PartiqlAst.Expr;
import org.partiql.lang.domains.PartiqlAst.PathStep;

/** What WHERE and ON say that can lead to documents: equalities of a path to something known beforehand. */
final class Conditions {

    private final ExpressionCompiler expressions;
    private final List<FromItem.Scan> scans;
    private final List<Candidate> candidates = new ArrayList<>();

    Conditions(ExpressionCompiler expressions, List<FromItem.Scan> scans) {
        this.expressions = expressions;
        this.scans = scans;
    }

    /**
     * @param slot of the scan that it can serve
     * @param reads the slots that the key depends on
     */
    private record Candidate(int slot, Probe probe, Set<Integer> reads) {}

    /** A path from what a scan ranges over. */
    private record Target(int slot, List<String> path) {}

    /** Notes a condition that the rows wanted fulfil. */
    void add(@Nullable Expr condition, Scope scope) {
        switch (condition) {
            case Expr.And and -> and.getOperands().forEach(operand -> add(operand, scope));
            case Expr.Eq eq -> {
                add(eq.getOperands().get(0), eq.getOperands().get(1), false, scope);
                add(eq.getOperands().get(1), eq.getOperands().get(0), false, scope);
            }
            case Expr.InCollection in ->
                add(in.getOperands().get(0), in.getOperands().get(1), true, scope);
            case null, default -> {}
        }
    }

    private void add(Expr path, Expr key, boolean several, Scope scope) {
        target(path, scope).ifPresent(target -> {
            Scope tracking = scope.tracking();
            Expression compiled = expressions.compile(key, tracking);
            candidates.add(new Candidate(target.slot(), new Probe(target.path(), compiled, several), tracking.reads()));
        });
    }

    private Optional<Target> target(Expr expr, Scope scope) {
        return switch (expr) {
            case Expr.Id id -> target(id, List.of(), scope);
            case Expr.Path path
            when path.getRoot() instanceof Expr.Id root -> {
                List<String> fields = fields(path.getSteps());
                yield fields == null ? Optional.empty() : target(root, fields, scope);
            }
            default -> Optional.empty();
        };
    }

    private static @Nullable List<String> fields(List<PathStep> steps) {
        List<String> fields = new ArrayList<>();
        for (PathStep step : steps) {
            String field = Syntax.field(step);
            if (field == null) {
                return null;
            }
            fields.add(field);
        }
        return fields;
    }

    private Optional<Target> target(Expr.Id root, List<String> fields, Scope scope) {
        String name = root.getName().getText();
        Optional<Integer> slot = scope.tracking().slotOf(name);
        if (slot.isPresent()) {
            return variable(slot.get(), fields);
        }
        List<Integer> ranges = scope.ranges();
        return ranges.size() == 1
                ? Optional.of(new Target(
                        ranges.getFirst(),
                        Stream.concat(Stream.of(name), fields.stream()).toList()))
                : Optional.empty();
    }

    private Optional<Target> variable(int slot, List<String> fields) {
        for (FromItem.Scan scan : scans) {
            if (scan.as().slot() == slot && !fields.isEmpty()) {
                return Optional.of(new Target(slot, fields));
            }
            if (scan.by() != null && scan.by().slot() == slot && fields.isEmpty()) {
                return Optional.of(new Target(scan.as().slot(), fields));
            }
        }
        return Optional.empty();
    }

    /** The probes that can serve a scan while these slots are not yet filled. */
    List<Probe> probes(FromItem.Scan scan, Set<Integer> unfilled) {
        return candidates.stream()
                .filter(candidate -> candidate.slot() == scan.as().slot())
                .filter(candidate -> Collections.disjoint(candidate.reads(), unfilled))
                .map(Candidate::probe)
                .toList();
    }
}
