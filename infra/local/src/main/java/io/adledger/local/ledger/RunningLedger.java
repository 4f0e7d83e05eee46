package io.adledger.local.ledger;

import com.amazon.ion.IonInt;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonSystem;
import com.amazon.ion.IonValue;
import com.amazon.ion.system.IonSystemBuilder;
import io.adledger.local.LedgerCredentials;
import io.adledger.verifier.BlockPlace;
import io.adledger.verifier.ConsistencyProof;
import io.adledger.verifier.Digest;
import io.adledger.verifier.LedgerHash;
import io.adledger.verifier.Proof;
import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Gatherers;
import java.util.stream.LongStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.qldb.QldbClient;
import software.amazon.awssdk.services.qldb.QldbClientBuilder;
import software.amazon.awssdk.services.qldb.model.GetBlockResponse;
import software.amazon.awssdk.services.qldb.model.GetDigestResponse;
import software.amazon.awssdk.services.qldb.model.GetRevisionResponse;
import software.amazon.awssdk.services.qldb.model.ValueHolder;
import software.amazon.awssdk.services.qldbsession.QldbSessionClient;
import software.amazon.qldb.QldbDriver;
import software.amazon.qldb.Result;

/** A ledger that is served somewhere, asked with QLDB's own clients: whatever it answers is not to be trusted. */
final class RunningLedger implements AutoCloseable {

    private static final int QUESTIONS_AT_ONCE = 16;
    private static final IonSystem ION = IonSystemBuilder.standard().build();

    private final URI endpoint;
    private final String name;
    private final QldbClient control;
    private final QldbClient extension;

    RunningLedger(URI endpoint, String name) {
        this.endpoint = endpoint;
        this.name = name;
        this.control = client(endpoint).build();
        this.extension = extension("reopen");
    }

    private QldbClient extension(String inPlaceOfDigest) {
        return client(endpoint)
                .overrideConfiguration(
                        settings -> settings.addExecutionInterceptor(new OperationsOfOurs(inPlaceOfDigest)))
                .build();
    }

    private static QldbClientBuilder client(URI endpoint) {
        return QldbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials(endpoint))
                .httpClientBuilder(UrlConnectionHttpClient.builder());
    }

    /** The caller's own, if there are any; on this machine those of the stack beside {@code ./ads} come first. */
    private static AwsCredentialsProvider credentials(URI endpoint) {
        if (List.of("127.0.0.1", "localhost", "[::1]").contains(endpoint.getHost())) {
            return LedgerCredentials.from(LedgerCredentials.ofThisCheckout());
        }
        return AwsCredentialsProviderChain.of(
                EnvironmentVariableCredentialsProvider.create(),
                SystemPropertyCredentialsProvider.create(),
                ProfileCredentialsProvider.create(),
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
    }

    /** Something of the ledger, and what proves it. */
    record Proven(IonStruct value, Proof proof) {}

    Digest digest() {
        GetDigestResponse answer = control.getDigest(request -> request.name(name));
        return new Digest(LedgerHash.of(answer.digest().asByteArray()), BlockPlace.of(ion(answer.digestTipAddress())));
    }

    /** All blocks; those that are committed while they are read are among them, but for the last moments. */
    Iterator<IonStruct> blocks() {
        BlockPlace tip = digest().tip();
        return new Iterator<>() {

            private Iterator<IonStruct> blocks = blocks(tip.strandId(), 0, tip.sequenceNo());
            private long next = tip.sequenceNo() + 1;
            private boolean askedAgain;

            @Override
            public boolean hasNext() {
                if (!blocks.hasNext() && !askedAgain) {
                    askedAgain = true;
                    long last = digest().tip().sequenceNo();
                    blocks = blocks(tip.strandId(), next, last);
                    next = last + 1;
                }
                return blocks.hasNext();
            }

            @Override
            public IonStruct next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return blocks.next();
            }
        };
    }

    private Iterator<IonStruct> blocks(String strandId, long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(sequenceNo -> address(new BlockPlace(strandId, sequenceNo)))
                .gather(Gatherers.mapConcurrent(QUESTIONS_AT_ONCE, address -> (IonStruct)
                        ion(control.getBlock(request -> request.name(name).blockAddress(address))
                                .block())))
                .iterator();
    }

    Proven block(BlockPlace place, BlockPlace digestTip) {
        GetBlockResponse answer = control.getBlock(
                request -> request.name(name).blockAddress(address(place)).digestTipAddress(address(digestTip)));
        return new Proven((IonStruct) ion(answer.block()), Proof.of(ion(answer.proof())));
    }

    /** What is to show that the journal up to one tip is the beginning of that up to another. */
    ConsistencyProof consistency(BlockPlace olderTip, BlockPlace newerTip) {
        return ConsistencyProof.of(ion(extension
                .getBlock(request ->
                        request.name(name).blockAddress(address(olderTip)).digestTipAddress(address(newerTip)))
                .proof()));
    }

    /** Has the server open the ledger again, if it has failed. */
    void reopen() {
        extension.getDigest(request -> request.name(name));
    }

    /** Has the server make a ledger of a replica; a ledger that is none is left as it is. */
    void promote() {
        try (QldbClient promotion = extension("promote")) {
            promotion.getDigest(request -> request.name(name));
        }
    }

    /** The ledger's digest of now. */
    GetDigestResponse digestOfNow() {
        return control.getDigest(request -> request.name(name));
    }

    Proven revision(BlockPlace place, String documentId, BlockPlace digestTip) {
        GetRevisionResponse answer = control.getRevision(request -> request.name(name)
                .blockAddress(address(place))
                .documentId(documentId)
                .digestTipAddress(address(digestTip)));
        return new Proven((IonStruct) ion(answer.revision()), Proof.of(ion(answer.proof())));
    }

    /** The blocks in which a document's revisions are said to be, by version. The driver's close() may throw anything. */
    @SuppressWarnings("try")
    List<BlockPlace> history(String table, String documentId) throws Exception {
        try (QldbDriver driver = driver()) {
            return driver.execute(transaction -> {
                Result revisions = transaction.execute(
                        "SELECT h.blockAddress, h.metadata.version FROM history(\"" + table
                                + "\") AS h WHERE h.metadata.id = ?",
                        ION.newString(documentId));
                List<IonStruct> rows = new ArrayList<>();
                revisions.forEach(row -> rows.add((IonStruct) row));
                return rows.stream()
                        .sorted((left, right) -> Long.compare(version(left), version(right)))
                        .map(row -> BlockPlace.of(row.get("blockAddress")))
                        .toList();
            });
        }
    }

    private static long version(IonStruct row) {
        return ((IonInt) row.get("version")).longValue();
    }

    private QldbDriver driver() {
        return QldbDriver.builder()
                .ledger(name)
                .sessionClientBuilder(QldbSessionClient.builder()
                        .endpointOverride(endpoint)
                        .region(Region.US_EAST_1)
                        .credentialsProvider(credentials(endpoint)))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    private static ValueHolder address(BlockPlace place) {
        IonStruct address = ION.newEmptyStruct();
        address.put("strandId").newString(place.strandId());
        address.put("sequenceNo").newInt(place.sequenceNo());
        return ValueHolder.builder().ionText(address.toString()).build();
    }

    private static IonValue ion(ValueHolder holder) {
        return ION.singleValue(holder.ionText());
    }

    @Override
    public void close() {
        control.close();
        extension.close();
    }
}
