package io.adledger.bench.sink;

import io.adledger.bench.measure.Sample;
import io.adledger.search.AdIndex;
import io.adledger.search.OpenSearchApi;
import io.adledger.stream.search.SearchSink;
import java.io.IOException;
import java.util.List;

/** Search indexes, each new and deleted afterwards: fed by the sink, and without it. */
final class Indexes {

    private final Feed feed;
    private final OpenSearchApi api;
    private final RawIndex raw;
    private final List<RawIndex.Document> documents;
    private int indexes;

    Indexes(Feed feed, OpenSearchApi api, RawIndex raw) throws IOException, InterruptedException {
        this.feed = feed;
        this.api = api;
        this.raw = raw;
        String name = newName();
        double unused = sink(name).operations();
        this.documents = raw.documents(name);
        raw.delete(name);
    }

    private String newName() {
        return "bench-" + indexes++;
    }

    private Sample sink(String name) throws InterruptedException {
        AdIndex index = new AdIndex(api, name);
        index.ensure();
        return feed.all(new SearchSink(index));
    }

    Sample sink() throws IOException, InterruptedException {
        String name = newName();
        Sample sample = sink(name);
        raw.delete(name);
        return sample;
    }

    Sample bulk() throws IOException, InterruptedException {
        String name = newName();
        Sample sample = raw.write(name, documents);
        raw.delete(name);
        return sample;
    }
}
