package io.adledger.query.ad;

import io.adledger.state.AdView;
import java.util.List;
import java.util.Optional;

/**
 * A page of a publisher's ads.
 *
 * @param next where the next page goes on; none if this is the last
 */
public record AdPage(List<AdView> ads, Optional<Cursor> next) {

    public AdPage {
        ads = List.copyOf(ads);
    }
}
