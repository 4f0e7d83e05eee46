package io.adledger.ledger.journal;

import static io.adledger.ledger.ion.IonValues.ION;

import com.amazon.ion.IonStruct;
import com.amazon.ion.Timestamp;
import io.adledger.ledger.ion.Hash;
import io.adledger.ledger.ion.IonHash;

/**
 * What stands at the top of a block. Its hash is among the entries of every block that we make, so that not even a
 * block's time can be changed unnoticed; QLDB has an entry of its own making in its place.
 */
record BlockHeader(BlockAddress blockAddress, String transactionId, Timestamp blockTimestamp) {

    Hash hash() {
        IonStruct header = ION.newEmptyStruct();
        IonStruct address = header.put("blockAddress").newEmptyStruct();
        address.put("strandId").newString(blockAddress.strandId());
        address.put("sequenceNo").newInt(blockAddress.sequenceNo());
        header.put("transactionId").newString(transactionId);
        header.put("blockTimestamp", ION.newTimestamp(blockTimestamp));
        return IonHash.of(header);
    }
}
