package io.adledger.aws;

import io.adledger.aws.edge.EdgeStack;
import io.adledger.aws.settings.SiteSettings;
import io.adledger.aws.settings.StageSettings;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;

/**
 * A stage: its stacks, held against AWS's Solutions rules while they are made.
 *
 * {@snippet :
 * new Deployment(app, Stages.named("staging"), new Artefacts(home));
 * app.synth();
 * }
 */
public final class Deployment {

    private final App app;
    private final StageSettings stage;
    private final List<Stack> stacks = new ArrayList<>();

    public Deployment(App app, StageSettings stage, Artefacts artefacts) {
        this.app = app;
        this.stage = stage;
        stacks.add(new PrimaryStack(
                app,
                stage,
                artefacts,
                props(
                        "The ledger of ads and what is made of it",
                        stage.primary().region())));
        stacks.add(new EdgeStack(
                app,
                new StageNames(stage).edgeStack(),
                stage,
                props("The edge in front of the API of ads", EdgeStack.REGION)));
        stage.secondRegion().ifPresent(site -> stacks.addFirst(replica(site, artefacts)));
        Aspects.of(app).add(new AwsSolutionsChecks());
    }

    private ReplicaStack replica(SiteSettings site, Artefacts artefacts) {
        return new ReplicaStack(app, stage, site, artefacts, props("A replica of the ledger of ads", site.region()));
    }

    private StackProps props(String description, String region) {
        return StackProps.builder()
                .description(description)
                .env(Environment.builder()
                        .account(stage.account())
                        .region(region)
                        .build())
                .terminationProtection(true)
                .analyticsReporting(false)
                .tags(Map.of("adledger-stage", stage.name()))
                .build();
    }

    /** The stacks, in the order in which they are deployed first. */
    public List<Stack> stacks() {
        return List.copyOf(stacks);
    }
}
