package io.adledger.aws;

import io.adledger.aws.settings.StageSettings;

/** Names that another region or another stack has to know beforehand. Everything else gets a name of CloudFormation's. */
record StageNames(StageSettings stage) {

    /** The stack of the region that the ledger is written in. */
    String primaryStack() {
        return stage.prefix();
    }

    /** The stack of the second region. */
    String replicaStack() {
        return stage.prefix() + "-replica";
    }

    /** The stack in front of the API. */
    String edgeStack() {
        return stage.prefix() + "-edge";
    }

    /** The ledger's stream, and by the same name in the second region the replica's. */
    String stream() {
        return stage.prefix() + "-journal";
    }

    /** The event bus, as its rules name it. */
    String eventBus() {
        return stage.prefix();
    }

    /** The alias of the key of a region's data, without {@code alias/}. */
    String keyAlias() {
        return stage.prefix() + "-data";
    }

    /** The vault of backups; in the second region the one of copies. */
    String vault() {
        return stage.prefix() + "-journal";
    }
}
