package io.adledger.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.adledger.ledger.server.signature.AccessKey;
import io.adledger.state.AdChange;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** A real OpenSearch behind a door that checks signatures by code of its own. */
class SignedRequestsTest {

    private static final String SECRET = "a secret";

    private final String name = OpenSearchUnderTest.newName();
    private final GuardedDomain domain =
            GuardedDomain.before(OpenSearchUnderTest.endpoint(), AccessKey.lasting("AKID", SECRET));

    @AfterEach
    void close() {
        domain.close();
    }

    @Test
    void adsAreIndexedAndSearchedWithSignedRequests() {
        try (OpenSearchApi api = signedWith(SECRET)) {
            AdIndex index = new AdIndex(api, name);
            index.ensure();
            // More than is sent without compression.
            List<AdChange> bikes = IntStream.range(0, 100)
                    .<AdChange>mapToObj(i -> Changes.live("ad" + i, 0, "A bike", "tag " + i))
                    .toList();
            assertThat(index.apply(bikes)).hasSize(100).allMatch(one -> one.outcome() == AdIndex.Outcome.DONE);
            index.refresh();

            AdSearch search = new AdSearch(api, name);
            SearchPage first = search.search(SearchQuery.of("bike"), 60, Optional.empty());
            SearchPage second = search.search(SearchQuery.of("bike"), 60, first.next());

            assertThat(first.hits()).hasSize(60);
            assertThat(second.hits()).hasSize(40);
            assertThat(index.index()).isEqualTo(name + "-000001");
        }
        assertThat(domain.letIn())
                .containsExactlyElementsOf(Stream.of(
                                "HEAD /NAME",
                                "PUT /NAME-000001",
                                "POST /_bulk",
                                "POST /NAME/_refresh",
                                "POST /NAME/_search",
                                "POST /NAME/_search/point_in_time",
                                "POST /_search",
                                "DELETE /_search/point_in_time",
                                "GET /NAME")
                        .map(line -> line.replace("NAME", name))
                        .toList());
    }

    @Test
    void whoIsNotLetInNowMayBeLaterAndNoChangeIsGivenUp() {
        try (OpenSearchApi api = signedWith("another secret")) {
            AdIndex index = new AdIndex(api, name);
            assertThatExceptionOfType(SearchUnavailableException.class).isThrownBy(index::ensure);
            assertThatExceptionOfType(SearchUnavailableException.class)
                    .isThrownBy(() -> index.apply(List.of(Changes.live("a", 0, "A bike"))))
                    .withMessageContaining("403");
        }
        assertThat(domain.letIn()).isEmpty();
    }

    private OpenSearchApi signedWith(String secret) {
        return OpenSearchApi.signed(
                domain.endpoint(),
                "eu-central-1",
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKID", secret)),
                new WithoutTls(UrlConnectionHttpClient.create()));
    }

    /** Requests are made for HTTPS, which the door does not speak; the scheme is no part of what is signed. */
    private record WithoutTls(SdkHttpClient client) implements SdkHttpClient {

        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            return client.prepareRequest(HttpExecuteRequest.builder()
                    .request(request.httpRequest().toBuilder().protocol("http").build())
                    .contentStreamProvider(request.contentStreamProvider().orElse(null))
                    .build());
        }

        @Override
        public void close() {
            client.close();
        }
    }
}
