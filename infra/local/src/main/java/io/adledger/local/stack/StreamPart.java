package io.adledger.local.stack;

import io.adledger.ledger.journal.JournalStore;
import io.adledger.ledger.stream.JournalTap;
import io.adledger.local.StoreRegister;
import io.adledger.local.stack.trace.Tracing;
import io.adledger.replay.job.ReplayRequest.Target;
import io.adledger.stream.local.EventSourceLoop.Backoff;
import io.adledger.stream.local.LedgerRecordSource;
import io.adledger.stream.local.SinkConsumer;
import io.adledger.stream.local.SinkSettings;
import io.adledger.stream.sink.Sink;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The stream from the ledger's journal into its sinks, through the handler that Lambda runs. A sink that is down does not
 * make this part unready: readers of the others are served all the same, and it catches up.
 */
final class StreamPart implements Part {

    private static final String ARN = "arn:aws:qldb:us-east-1:000000000000:stream/ads/local";

    private final Supplier<JournalStore> journal;
    private final List<Feed> feeds;
    private final SinkConsumer.Folders folders;
    private final Tracing tracing;
    private final List<SinkConsumer> consumers = new CopyOnWriteArrayList<>();
    private final StoreRegister register;
    private final Function<Target, Feed> beside;
    private volatile @Nullable Followers followers;

    /** A sink that is made when the stream starts: the parts that it needs have started by then. */
    record Feed(SinkSettings settings, Supplier<Sink> sink) {}

    /**
     * A stream.
     *
     * @param beside how a table or an index is fed that follows beside the live one
     */
    StreamPart(
            Supplier<JournalStore> journal,
            List<Feed> feeds,
            Function<Target, Feed> beside,
            DataDirectory data,
            Tracing tracing) {
        this.journal = journal;
        this.beside = beside;
        this.register = new StoreRegister(data.root());
        this.feeds = List.copyOf(feeds);
        this.folders = new SinkConsumer.Folders(data.checkpoints(), data.deadLetters());
        this.tracing = tracing;
    }

    @Override
    public String name() {
        return "stream";
    }

    @Override
    public void start() {
        feeds.forEach(feed -> consumers.add(start(feed)));
        followers = new Followers(register, (target, after) -> {
            Feed feed = beside.apply(target);
            SinkConsumer.beginAfter(after, feed.settings(), folders);
            return start(feed);
        });
    }

    private SinkConsumer start(Feed feed) {
        var source = new LedgerRecordSource(new JournalTap(journal.get(), ARN), ARN);
        Sink sink = tracing.of(feed.settings().name(), feed.sink().get());
        return SinkConsumer.start(feed.settings(), sink, source, folders, Backoff.DEFAULT);
    }

    /** The consumers of the stream, one for each sink; none before the start. */
    List<SinkConsumer> consumers() {
        Followers beside = followers;
        return Stream.concat(consumers.stream(), beside == null ? Stream.empty() : beside.consumers().stream())
                .toList();
    }

    @Override
    public Optional<String> trouble() {
        return consumers.stream()
                .filter(consumer -> !consumer.status().running())
                .map(consumer -> "the " + consumer.name() + " is not fed any more")
                .findFirst();
    }

    @Override
    public void close() {
        Followers beside = followers;
        if (beside != null) {
            beside.close();
        }
        consumers.forEach(SinkConsumer::close);
    }
}
