package io.adledger.replay.restore;

import io.adledger.ad.AdCommand;
import java.time.Instant;

/**
 * Who wants a restore, and of when.
 *
 * @param restoreId the same while a restore is begun, broken off and gone on with; no other restore has it
 * @param actor as the events name who did it
 * @param asOf the moment, by the ledger's time
 */
public record RestoreOrder(String restoreId, String actor, Instant asOf) {

    AdCommand.Order of(String adId, Instant at) {
        return new AdCommand.Order("restore/" + restoreId + "/" + adId, actor, at);
    }
}
