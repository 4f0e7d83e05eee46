package io.adledger.aws;

import io.adledger.aws.edge.EdgeStack;
import io.adledger.aws.settings.StageSettings;
import io.adledger.aws.settings.Stages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;

/** The templates of a stage; each stage is synthesised once. */
final class SynthesisedStage {

    private static final Map<StageSettings, SynthesisedStage> BY_SETTINGS = new ConcurrentHashMap<>();

    private final List<Stack> stacks;
    private final Map<Stack, Template> templates = new ConcurrentHashMap<>();

    private SynthesisedStage(StageSettings stage) {
        try {
            Path home = Files.createTempDirectory("built");
            App app = new App(FeatureFlags.props()
                    .outdir(home.resolve("cdk.out").toString())
                    .build());
            this.stacks = new Deployment(app, stage, BuiltArtefacts.in(home)).stacks();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SynthesisedStage of(StageSettings stage) {
        return BY_SETTINGS.computeIfAbsent(stage, SynthesisedStage::new);
    }

    static SynthesisedStage production() {
        return of(Stages.PRODUCTION);
    }

    static SynthesisedStage staging() {
        return of(Stages.STAGING);
    }

    List<Stack> stacks() {
        return stacks;
    }

    Template primary() {
        return template(PrimaryStack.class);
    }

    Template replica() {
        return template(ReplicaStack.class);
    }

    Template edge() {
        return template(EdgeStack.class);
    }

    List<Template> templates() {
        return stacks.stream().map(this::template).toList();
    }

    private Template template(Class<? extends Stack> type) {
        return template(stacks.stream().filter(type::isInstance).findFirst().orElseThrow());
    }

    private Template template(Stack stack) {
        return templates.computeIfAbsent(stack, Template::fromStack);
    }
}
