package io.adledger.query.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.adledger.api.AdJson;
import io.adledger.query.ad.AdPage;
import io.adledger.query.ad.Cursor;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of ads in JSON; {@code next} is the cursor of the next page, null on the last. */
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
record PageJson(List<AdJson> ads, @Nullable String next) {

    static PageJson of(AdPage page) {
        return new PageJson(
                page.ads().stream().map(AdJson::of).toList(),
                page.next().map(Cursor::token).orElse(null));
    }
}
