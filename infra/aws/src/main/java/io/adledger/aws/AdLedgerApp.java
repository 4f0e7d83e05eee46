package io.adledger.aws;

import io.adledger.aws.settings.Stages;
import java.nio.file.Path;
import software.amazon.awscdk.App;

/**
 * What {@code cdk} runs: makes the templates of one stage.
 *
 * <p>The stage is given as {@code cdk -c stage=NAME}; the folder that has all modules by the system property {@code adledger.home}.
 */
public final class AdLedgerApp {

    private AdLedgerApp() {}

    /** Takes no arguments; fails with a message if the stage is unknown, or what is to be deployed is not built. */
    public static void main(String[] args) {
        App app = new App(FeatureFlags.props().build());
        Object stage = app.getNode().tryGetContext("stage");
        if (stage == null) {
            throw new IllegalArgumentException("which stage? cdk -c stage=NAME");
        }
        Path home = Path.of(System.getProperty("adledger.home", ".")).toAbsolutePath();
        new Deployment(app, Stages.named(stage.toString()), new Artefacts(home));
        app.synth();
    }
}
