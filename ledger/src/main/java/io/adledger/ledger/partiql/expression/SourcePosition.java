package io.adledger.ledger.partiql.expression;

import io.adledger.ledger.partiql.StatementException;
import org.partiql.lang.ast.SourceLocationMeta;
import org.partiql.pig.runtime.DomainNode;

/** Where in the statement a node of its syntax tree was written, for messages. */
public final class SourcePosition {

    private SourcePosition() {}

    /** The error of a statement that can be parsed but makes no sense. */
    public static StatementException semanticError(DomainNode node, String message) {
        return new StatementException("Semantic Error: " + of(node) + message);
    }

    private static String of(DomainNode node) {
        return node.getMetas().get(SourceLocationMeta.TAG) instanceof SourceLocationMeta location
                ? "at line " + location.getLineNum() + ", column " + location.getCharOffset() + ": "
                : "";
    }
}
