package io.adledger.function;

import io.adledger.ad.Ad;
import io.adledger.ad.AdContent;
import io.adledger.ad.AdState;
import io.adledger.api.AdJson;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Makes JSON of an ad, as most answers are. */
@Singleton
final class AnswerRehearsal implements Rehearsal {

    private final JsonMapper json;

    AnswerRehearsal(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void run() throws IOException {
        AdContent content = new AdContent("title", "description", BigDecimal.TEN, "EUR", "category", List.of("tag"));
        Ad ad = new Ad("id", "publisher", content, Instant.EPOCH, Instant.EPOCH);
        json.writeValueAsBytes(AdJson.of(new AdState.Live(ad, 0)));
    }
}
