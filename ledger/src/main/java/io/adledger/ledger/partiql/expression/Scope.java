package io.adledger.ledger.partiql.expression;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names that an expression can use, and the slots they stand for. Letter case counts in all names, as it did in
 * QLDB. Notes which slots are read, so that a plan can tell what an expression depends on. Used while compiling, by one
 * thread.
 */
public final class Scope {

    private final @Nullable Scope outer;
    private final List<Variable> variables;
    private final Frame frame;
    private final Set<Integer> reads;
    private final @Nullable Aggregates aggregates;

    /**
     * @param ranging whether this stands for what FROM ranges over, so that its fields can be named alone
     */
    private record Variable(String name, int slot, boolean ranging) {}

    /** What the scopes of one statement have in common. */
    private static final class Frame {
        private int slots;
        private int parameters;
    }

    private Scope(
            @Nullable Scope outer,
            List<Variable> variables,
            Frame frame,
            Set<Integer> reads,
            @Nullable Aggregates aggregates) {
        this.outer = outer;
        this.variables = List.copyOf(variables);
        this.frame = frame;
        this.reads = reads;
        this.aggregates = aggregates;
    }

    /** The scope of a whole statement. */
    public static Scope ofStatement() {
        return new Scope(null, List.of(), new Frame(), new HashSet<>(), null);
    }

    /** The scope of a query within this one. */
    public Scope nested() {
        return new Scope(this, List.of(), frame, reads, null);
    }

    /** This scope with one more name for a slot. */
    public Scope with(String name, int slot) {
        return with(new Variable(name, slot, false));
    }

    /** This scope with one more name, for what FROM ranges over. */
    public Scope withRange(String name, int slot) {
        return with(new Variable(name, slot, true));
    }

    private Scope with(Variable variable) {
        List<Variable> more = new ArrayList<>(variables);
        more.add(variable);
        return new Scope(outer, more, frame, reads, aggregates);
    }

    /** This scope with aggregate functions standing for an aggregation over all rows, or for no more than a function. */
    public Scope aggregating(@Nullable Aggregates collector) {
        return new Scope(outer, variables, frame, reads, collector);
    }

    public Optional<Aggregates> aggregates() {
        return Optional.ofNullable(aggregates);
    }

    /** This scope, noting reads in a set of its own. */
    public Scope tracking() {
        return new Scope(outer, variables, frame, new HashSet<>(), aggregates);
    }

    /** A slot that nothing uses yet. */
    public int newSlot() {
        return frame.slots++;
    }

    /** The number of slots that a row of this statement has. */
    public int slots() {
        return frame.slots;
    }

    /** The number of parameters that this statement has. */
    public int parameters() {
        return frame.parameters;
    }

    void parameter(int number) {
        frame.parameters = Math.max(frame.parameters, number);
    }

    public void read(int slot) {
        reads.add(slot);
    }

    /** The slots read so far by what was compiled in this scope. */
    public Set<Integer> reads() {
        return reads;
    }

    /** The slot of a name, the innermost that has it. */
    public Optional<Integer> slotOf(String name) {
        for (Variable variable : variables.reversed()) {
            if (variable.name().equals(name)) {
                read(variable.slot());
                return Optional.of(variable.slot());
            }
        }
        return outer == null ? Optional.empty() : outer.slotOf(name).map(this::noted);
    }

    private int noted(int slot) {
        read(slot);
        return slot;
    }

    /** The slots that a name of no known meaning may be a field of, in the order to look. */
    public List<Integer> ranges() {
        List<Integer> ranges = new ArrayList<>();
        for (Scope scope = this; scope != null; scope = scope.outer) {
            for (Variable variable : scope.variables) {
                if (variable.ranging()) {
                    ranges.add(variable.slot());
                }
            }
        }
        return ranges;
    }
}
