package io.adledger.local.hammer.plan;

/** A process of the stack. */
public enum Server {
    /** The ledger, the services and the stream: the process that starts the others. */
    MAIN("the main process", ""),
    STATE_STORE("the state store", "DynamoDbLocalServer"),
    SEARCH("the search server", "OpenSearchServer"),
    OBJECT_STORE("the object store", "io.adledger.s3.server");

    private final String label;
    private final String commandLine;

    Server(String label, String commandLine) {
        this.label = label;
        this.commandLine = commandLine;
    }

    /** What people call it. */
    public String label() {
        return label;
    }

    /** A part of its command line. */
    public String commandLine() {
        return commandLine;
    }
}
