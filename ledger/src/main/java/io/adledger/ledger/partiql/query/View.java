package io.adledger.ledger.partiql.query;

import io.adledger.ledger.partiql.value.Datum;
import io.adledger.ledger.storage.Document;
import java.util.List;
import java.util.Optional;

/** How a table's documents are seen. */
enum View {
    /** What the user wrote. */
    USER {
        @Override
        Datum of(Document document) {
            return Datum.of(document.data());
        }

        @Override
        boolean isId(List<String> path) {
            return path.isEmpty();
        }

        @Override
        Optional<String> field(List<String> path) {
            return path.size() == 1 ? Optional.of(path.getFirst()) : Optional.empty();
        }
    },

    /** The revision with its metadata. */
    COMMITTED {
        @Override
        Datum of(Document document) {
            return Datum.of(document.committed());
        }

        @Override
        boolean isId(List<String> path) {
            return path.isEmpty() || path.equals(METADATA_ID);
        }

        @Override
        Optional<String> field(List<String> path) {
            return path.size() == 2 && path.getFirst().equals("data") ? Optional.of(path.getLast()) : Optional.empty();
        }
    };

    static final List<String> METADATA_ID = List.of("metadata", "id");

    abstract Datum of(Document document);

    /** Whether a path leads to the document's id. */
    abstract boolean isId(List<String> path);

    /** The top-level field of the user's data that a path leads to. */
    abstract Optional<String> field(List<String> path);
}
