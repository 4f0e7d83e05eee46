package io.adledger.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.adledger.aws.settings.StageSettings;
import io.adledger.aws.settings.Stages;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;

/** The rules of AWS Solutions, and the CDK's own warnings. */
class RulesTest {

    static Stream<StageSettings> stages() {
        return Stream.of(Stages.STAGING, Stages.PRODUCTION);
    }

    @ParameterizedTest
    @MethodSource("stages")
    void noRuleIsBrokenThatIsNotAcceptedWithAReason(StageSettings stage) {
        assertThat(SynthesisedStage.of(stage).stacks()).allSatisfy(stack -> {
            Annotations annotations = Annotations.fromStack(stack);
            annotations.hasNoError("*", Match.anyValue());
            annotations.hasNoWarning("*", Match.anyValue());
        });
    }
}
