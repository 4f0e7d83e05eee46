package io.adledger.ledger.catalog;

import io.adledger.ledger.tags.Tags;
import java.util.regex.Pattern;

/**
 * A ledger to be created.
 *
 * @param name 1 to 32 letters, digits and hyphens; neither all digits, nor with a hyphen at its beginning or end or two
 *     in a row
 * @param deletionProtection whether it cannot be deleted before this is switched off
 * @see <a href="https://docs.aws.amazon.com/qldb/latest/developerguide/limits.html#limits.naming">Naming constraints in
 *     QLDB</a>
 */
public record NewLedger(String name, PermissionsMode permissionsMode, boolean deletionProtection, Tags tags) {

    private static final int LONGEST_NAME = 32;
    private static final Pattern NAME = Pattern.compile("(?!.*--)(?![0-9]+$)(?!-)(?!.*-$)[A-Za-z0-9-]+");

    public NewLedger {
        requireName("Name", name);
    }

    /** One with everything as QLDB has it unless told otherwise. */
    public static NewLedger named(String name) {
        return new NewLedger(name, PermissionsMode.ALLOW_ALL, true, Tags.NONE);
    }

    /**
     * Checks the name of a ledger or of a stream, which follow the same rules.
     *
     * @throws InvalidLedgerException if it breaks one of them
     */
    public static void requireName(String parameter, String name) {
        if (name.isEmpty()
                || name.length() > LONGEST_NAME
                || !NAME.matcher(name).matches()) {
            throw new InvalidLedgerException(
                    parameter,
                    "A name has 1 to " + LONGEST_NAME + " letters, digits and hyphens; it is not all digits, does not"
                            + " begin or end with a hyphen, and has no two hyphens in a row");
        }
    }
}
