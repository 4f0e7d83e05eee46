package io.adledger.ledger.journal;

import io.adledger.ledger.ion.IonValues;

/** The bytes under which a store keeps a block. */
public final class StoredBlock {

    private StoredBlock() {}

    /** The bytes of a block. */
    public static byte[] of(Block block) {
        return IonValues.stored(block::writeTo);
    }

    /**
     * The block in these bytes.
     *
     * @throws MalformedBlockException if they are not a block's
     */
    public static Block read(byte[] stored) {
        try {
            return Block.from(IonValues.struct(stored));
        } catch (MalformedBlockException e) {
            throw e;
        } catch (RuntimeException e) {
            // Damaged Ion makes its reader fail in many ways, of no common type.
            throw new MalformedBlockException("not the bytes of a block: " + e, e);
        }
    }
}
