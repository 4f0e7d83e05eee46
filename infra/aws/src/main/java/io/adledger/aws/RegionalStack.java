package io.adledger.aws;

import io.adledger.aws.settings.SiteSettings;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** A stack in the zones that the settings name, so that no one is asked which there are, and a synth needs no account. */
abstract class RegionalStack extends Stack {

    private final SiteSettings site;

    RegionalStack(Construct scope, String id, SiteSettings site, StackProps props) {
        super(scope, id, props);
        this.site = site;
    }

    @Override
    public List<String> getAvailabilityZones() {
        return site.zoneNames();
    }
}
