package io.adledger.query.ad;

import io.adledger.ad.AdState;
import java.util.List;
import java.util.Optional;

/**
 * A page of a publisher's ads.
 *
 * @param next where the next page goes on; none if this is the last
 */
public record AdPage(List<AdState.Live> ads, Optional<Cursor> next) {

    public AdPage {
        ads = List.copyOf(ads);
    }
}
