package io.adledger.aws.settings;

import java.util.Optional;

/**
 * All in which one deployment differs from another.
 *
 * @param name part of the names of its stacks: lower case letters and digits
 * @param account the AWS account, 12 digits
 * @param primary where the ledger is written to
 * @param secondRegion where a replica of the ledger and copies of its backups are, if anywhere; another region than the primary
 */
public record StageSettings(
        String name,
        String account,
        SiteSettings primary,
        Optional<SiteSettings> secondRegion,
        DomainSettings domain,
        LedgerSettings ledger,
        StreamSettings stream,
        SearchSettings search,
        ApiSettings api,
        RetentionSettings retention,
        AlarmSettings alarms) {

    public StageSettings {
        require(name.matches("[a-z][a-z0-9]{1,15}"), "the name of a stage is 2 to 16 letters and digits, not " + name);
        require(account.matches("\\d{12}"), "an account has 12 digits, unlike " + account);
        require(
                secondRegion
                        .map(SiteSettings::region)
                        .filter(primary.region()::equals)
                        .isEmpty(),
                "the second region of " + name + " is its first");
    }

    /** The beginning of the names of all of its stacks: {@code adledger-NAME}. */
    public String prefix() {
        return "adledger-" + name;
    }

    static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
