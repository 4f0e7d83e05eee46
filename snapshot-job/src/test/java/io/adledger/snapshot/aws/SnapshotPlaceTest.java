package io.adledger.snapshot.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotPlaceTest {

    private static final Map<String, String> COMPLETE = Map.of(
            "ADLEDGER_CATALOG_TABLE", "catalog",
            "ADLEDGER_JOURNAL_TABLE", "journals",
            "ADLEDGER_LEDGER_NAME", "ads",
            "ADLEDGER_SNAPSHOT_BUCKET", "snapshots");

    @Test
    void itIsWhatTheEnvironmentSays() {
        assertThat(SnapshotPlace.in(COMPLETE))
                .isEqualTo(new SnapshotPlace("catalog", "journals", "ads", "snapshots", "ads/"));
    }

    @Test
    void aPrefixIsAFolder() {
        Map<String, String> environment = new TreeMap<>(COMPLETE);
        environment.put("ADLEDGER_SNAPSHOT_PREFIX", "nightly");

        assertThat(SnapshotPlace.in(environment).prefix()).isEqualTo("nightly/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ADLEDGER_CATALOG_TABLE",
                "ADLEDGER_JOURNAL_TABLE",
                "ADLEDGER_LEDGER_NAME",
                "ADLEDGER_SNAPSHOT_BUCKET"
            })
    void whatIsMissingIsNamed(String name) {
        Map<String, String> environment = new TreeMap<>(COMPLETE);
        environment.remove(name);

        assertThatThrownBy(() -> SnapshotPlace.in(environment))
                .hasMessage("the environment variable " + name + " is missing");
    }
}
