package io.adledger.aws;

import io.adledger.aws.access.DataKey;
import io.adledger.aws.network.PrivateNetwork;
import io.adledger.aws.settings.SiteSettings;
import io.adledger.aws.settings.StageSettings;
import io.adledger.aws.storage.AccessLogs;
import io.adledger.aws.watch.Alarms;
import software.amazon.awscdk.services.route53.HostedZone;
import software.amazon.awscdk.services.route53.HostedZoneAttributes;
import software.amazon.awscdk.services.route53.IHostedZone;
import software.constructs.Construct;

/** What each region has, whatever it does: a key, logs of access, a network, alarms. */
record Region(DataKey key, AccessLogs accessLogs, PrivateNetwork network, Alarms alarms, IHostedZone zone) {

    static Region of(Construct scope, StageSettings stage, StageNames names, SiteSettings site) {
        DataKey key = new DataKey(scope, "Key", names.keyAlias());
        AccessLogs logs = AccessLogs.of(scope, "access-logs", stage.retention().accessLogs());
        return new Region(
                key,
                logs,
                new PrivateNetwork(scope, "Network", site, logs.bucket()),
                new Alarms(scope, "Alarms", key),
                HostedZone.fromHostedZoneAttributes(
                        scope,
                        "Zone",
                        HostedZoneAttributes.builder()
                                .zoneName(stage.domain().name())
                                .hostedZoneId(stage.domain().hostedZoneId())
                                .build()));
    }
}
