package io.adledger.snapshot.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.adledger.snapshot.SnapshotMoments;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotRequestTest {

    private static final SnapshotMoments MOMENTS =
            new SnapshotMoments(InstantSource.fixed(Instant.parse("2026-05-17T12:34:56Z")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"at\": \"2026-03-04T01:30:07Z\"} | 2026-03-04T01:30:07Z",
                "{\"at\": \"2026-03-04T01:30:07Z\", \"beginningOf\": \"day\"} | 2026-03-04T00:00:00Z",
                "{\"at\": \"2026-03-04T01:30:07Z\", \"beginningOf\": \"hour\"} | 2026-03-04T01:00:00Z",
                "{\"at\": \"2026-03-04T01:30:07Z\", \"beginningOf\": \"minute\"} | 2026-03-04T01:30:00Z",
                "{} | 2026-05-01T00:00:00Z",
                "null | 2026-05-01T00:00:00Z",
                "'' | 2026-05-01T00:00:00Z"
            })
    void aRequestIsForAMoment(String request, Instant moment) {
        assertThat(SnapshotRequest.parse(request).moment(MOMENTS)).isEqualTo(moment);
    }
}
