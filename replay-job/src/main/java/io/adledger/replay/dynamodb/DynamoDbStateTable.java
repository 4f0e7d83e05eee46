package io.adledger.replay.dynamodb;

import io.adledger.replay.DocumentChanges;
import io.adledger.replay.StateTable;
import io.adledger.replay.TableItem;
import io.adledger.snapshot.fold.AdDocument;
import io.adledger.state.AdItem;
import io.adledger.state.Attribute;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A table of ads in DynamoDB, written as the stream's processor does unless it is {@link #alone}. Thread-safe. */
public final class DynamoDbStateTable implements StateTable {

    private static final int SEGMENTS = 4;

    private final DynamoDbClient client;
    private final String name;
    private final TableWriter writer;

    private DynamoDbStateTable(DynamoDbClient client, String name, TableWriter writer) {
        this.client = client;
        this.name = name;
        this.writer = writer;
    }

    public DynamoDbStateTable(DynamoDbClient client, String name) {
        this(client, name, new ConditionalWriter(client, name));
    }

    /** Whether nothing is in the table. */
    public boolean isEmpty() {
        return client.scan(request -> request.tableName(name).limit(1).consistentRead(true))
                .items()
                .isEmpty();
    }

    /**
     * The same table for a replay that nobody else writes it beside: what is in it is overwritten, many items at once.
     */
    public DynamoDbStateTable alone() {
        return new DynamoDbStateTable(client, name, new BatchWriter(client, name));
    }

    /** The items that a document should have here, in full. */
    static List<Map<String, AttributeValue>> items(AdDocument document) {
        return Stream.concat(
                        DocumentChanges.entry(document).map(AdItem::of).stream(),
                        DocumentChanges.removal(document).map(AdItem::marker).stream())
                .toList();
    }

    @Override
    public int batchSize() {
        return writer.batchSize();
    }

    @Override
    public void write(List<AdDocument> documents) throws InterruptedException {
        writer.write(documents);
    }

    @Override
    public List<TableItem> wanted(AdDocument document) {
        return items(document).stream().map(DynamoDbStateTable::item).toList();
    }

    @Override
    public List<TableItem> stored(AdDocument document) {
        return wanted(document).stream()
                .map(item -> client.getItem(request -> request.tableName(name)
                        .key(Map.of(Attribute.AD_ID, AttributeValue.fromS(item.key())))
                        .consistentRead(true)))
                .filter(answer -> answer.hasItem())
                .map(answer -> item(answer.item()))
                .toList();
    }

    @Override
    public void read(Consumer<TableItem> reader) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<? extends Future<?>> segments = IntStream.range(0, SEGMENTS)
                    .mapToObj(segment -> threads.submit(() -> read(segment, reader)))
                    .toList();
            for (Future<?> segment : segments) {
                segment.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading " + name, e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
        }
    }

    private void read(int segment, Consumer<TableItem> reader) {
        client
                .scanPaginator(request -> request.tableName(name)
                        .consistentRead(true)
                        .segment(segment)
                        .totalSegments(SEGMENTS))
                .items()
                .stream()
                .map(DynamoDbStateTable::item)
                .forEach(reader);
    }

    private static TableItem item(Map<String, AttributeValue> item) {
        AttributeValue key = item.getOrDefault(Attribute.AD_ID, AttributeValue.fromS(""));
        return new TableItem(
                key.s(),
                AdItem.documentId(item),
                item.containsKey(Attribute.VERSION) ? AdItem.version(item) : -1,
                Fingerprint.of(item));
    }
}
