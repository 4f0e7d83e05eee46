package io.adledger.snapshot;

/** Told how far work on a snapshot has come, by the thread that does it. */
public interface SnapshotProgress {

    /** Of no interest to anyone. */
    SnapshotProgress NONE = (step, done, total) -> {};

    /** What is being done, and what is counted meanwhile. */
    enum Step {
        READING("reading the snapshot before", "ads"),
        FOLDING("folding the journal", "blocks"),
        WRITING("writing", "ads"),
        COMPARING("comparing", "ads");

        private final String text;
        private final String unit;

        Step(String text, String unit) {
            this.text = text;
            this.unit = unit;
        }

        /** In a few words. */
        public String text() {
            return text;
        }

        /** What is counted, in the plural. */
        public String unit() {
            return unit;
        }
    }

    /** So much of a step is done. */
    void reached(Step step, long done, long total);

    /** Something that does not stop the work, as a sentence without its full stop. */
    default void warn(String warning) {}
}
