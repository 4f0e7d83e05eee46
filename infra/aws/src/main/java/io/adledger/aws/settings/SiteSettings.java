package io.adledger.aws.settings;

import java.util.List;

/**
 * A region, and the network in it.
 *
 * @param zones the letters of the availability zones that are used, at least two
 * @param endpointZones in how many of them each interface endpoint is; those without one reach it in another, for the price
 *     of traffic between zones and of depending on that zone
 * @param cidr the addresses of the network, IPv4
 */
public record SiteSettings(String region, List<String> zones, int endpointZones, String cidr) {

    public SiteSettings {
        zones = List.copyOf(zones);
        StageSettings.require(zones.size() >= 2, "the ledger needs two zones of " + region);
        StageSettings.require(
                endpointZones >= 1 && endpointZones <= zones.size(),
                "endpoints are in 1 to all of the zones of " + region);
    }

    /** The names of the availability zones. */
    public List<String> zoneNames() {
        return zones.stream().map(letter -> region + letter).toList();
    }
}
