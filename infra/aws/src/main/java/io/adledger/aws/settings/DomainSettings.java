package io.adledger.aws.settings;

/**
 * The names under which a stage is reached. All are below one name, whose hosted zone is there already.
 *
 * @param name such as {@code ads.example.com}
 * @param hostedZoneId of the public hosted zone of that very name
 */
public record DomainSettings(String name, String hostedZoneId) {

    /** Where publishers and readers go. */
    public String api() {
        return "api." + name;
    }

    /** Where the edge goes. */
    public String apiOrigin() {
        return "origin." + name;
    }

    /** Where the services find the ledger; known inside the network of that region only. */
    public String ledger(String region) {
        return "ledger." + region + "." + name;
    }
}
