package io.adledger.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adledger.aws.settings.AlarmSettings;
import io.adledger.aws.settings.SiteSettings;
import io.adledger.aws.settings.StageSettings;
import io.adledger.aws.settings.Stages;
import io.adledger.aws.settings.StreamSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;

class StagesTest {

    @Test
    void aStageIsFoundByItsName() {
        assertThat(Stages.named("production")).isSameAs(Stages.PRODUCTION);
        assertThatThrownBy(() -> Stages.named("nowhere")).hasMessage("no stage nowhere, but: staging, production");
    }

    @Test
    void aStageWithASecondRegionHasThreeStacksAndTheSecondRegionComesFirst() {
        assertThat(SynthesisedStage.production().stacks())
                .extracting(Stack::getStackName)
                .containsExactly("adledger-production-replica", "adledger-production", "adledger-production-edge");
        assertThat(SynthesisedStage.staging().stacks())
                .extracting(Stack::getStackName)
                .containsExactly("adledger-staging", "adledger-staging-edge");
    }

    @Test
    void noStackNeedsAnotherSoThatARegionCanBeLost() {
        assertThat(SynthesisedStage.production().templates())
                .allSatisfy(template -> assertThat(template.toJSON().toString()).doesNotContain("Fn::ImportValue"));
        assertThat(SynthesisedStage.production().stacks())
                .allSatisfy(stack -> assertThat(stack.getDependencies()).isEmpty());
    }

    @Test
    void everyStackStaysBelowTheNumberOfResourcesThatAStackMayHave() {
        assertThat(SynthesisedStage.production().templates()).allSatisfy(template -> assertThat(
                        Resources.map(template.toJSON().get("Resources")))
                .hasSizeLessThan(450));
    }

    @Test
    void theSecondRegionIsAnotherThanTheFirst() {
        assertThatThrownBy(() -> with(Optional.of(Stages.PRODUCTION.primary()), Stages.PRODUCTION.stream()))
                .hasMessage("the second region of production is its first");
    }

    @Test
    void moreSinksThanAShardFeedsCannotShareIt(@TempDir Path home) {
        StageSettings stage = with(Stages.PRODUCTION.secondRegion(), new StreamSettings(1, 7, Set.of()));

        assertThatThrownBy(() -> new Deployment(new App(FeatureFlags.props().build()), stage, BuiltArtefacts.in(home)))
                .hasMessage("at most 4 sinks can share the stream's throughput, not "
                        + "[state, search, events, archive, replica]");
    }

    @Test
    void aRegionHasTwoZonesAtLeast() {
        assertThatThrownBy(() -> new SiteSettings("eu-west-1", List.of("a"), 1, "10.0.0.0/20"))
                .hasMessage("the ledger needs two zones of eu-west-1");
    }

    private static StageSettings with(Optional<SiteSettings> secondRegion, StreamSettings stream) {
        StageSettings production = Stages.PRODUCTION;
        return new StageSettings(
                production.name(),
                production.account(),
                production.primary(),
                secondRegion,
                production.domain(),
                production.ledger(),
                stream,
                production.search(),
                production.api(),
                production.retention(),
                new AlarmSettings(Duration.ofMinutes(1), 1, Duration.ofMillis(1), Duration.ofSeconds(1)));
    }
}
