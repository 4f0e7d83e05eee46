package io.adledger.aws.settings;

/**
 * The search domain.
 *
 * @param instanceType such as {@code r7g.large.search}
 * @param instances data nodes
 * @param zones over how many zones they are spread, 1 to 3
 * @param masterType of the dedicated masters, if there are any
 * @param dedicatedMasters 0 or 3
 * @param diskGiB of each data node
 */
public record SearchSettings(
        String instanceType, int instances, int zones, String masterType, int dedicatedMasters, int diskGiB) {

    public SearchSettings {
        StageSettings.require(
                dedicatedMasters == 0 || dedicatedMasters == 3,
                "there are 0 or 3 dedicated masters, not " + dedicatedMasters);
        StageSettings.require(
                zones >= 1 && zones <= 3 && instances >= zones, instances + " nodes are not in " + zones + " zones");
    }

    /** Whether it outlives the loss of a zone. */
    public boolean spread() {
        return zones > 1;
    }
}
