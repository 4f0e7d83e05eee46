package io.adledger.ledger.imports;

import java.nio.file.Path;

/** A directory that was to be filled has something in it, which is left as it is. */
public class TargetNotEmptyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TargetNotEmptyException(Path directory) {
        super(directory + " is there already and not empty");
    }
}
