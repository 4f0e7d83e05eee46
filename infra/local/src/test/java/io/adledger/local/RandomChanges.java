package io.adledger.local;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Changes of random ads, by several publishers' systems at once, each of which has ads of its own: seven of ten change a
 * price or a title, two delete, one publishes a further ad.
 */
final class RandomChanges {

    private static final int CLIENTS = 8;

    private final StackProcess stack;
    private final Http http = new Http();
    private final List<Client> clients;

    /**
     * Those to come of some ads.
     *
     * @param ads paths of ads that are there, such as {@code /publisher/anna/ad/…}
     */
    RandomChanges(StackProcess stack, List<String> ads, long seed) {
        this.stack = stack;
        this.clients = IntStream.range(0, CLIENTS)
                .mapToObj(client -> new Client(
                        new Random(seed + client),
                        new ArrayList<>(IntStream.range(0, ads.size())
                                .filter(ad -> ad % CLIENTS == client)
                                .mapToObj(ads::get)
                                .toList())))
                .toList();
    }

    /**
     * Makes some more.
     *
     * @return how often the API gave each answer
     */
    Map<Integer, Integer> make(int changes) throws Exception {
        Map<Integer, Integer> answers = new HashMap<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<List<Integer>>> running = clients.stream()
                    .map(client -> threads.submit(() -> IntStream.range(0, changes / CLIENTS)
                            .map(_ -> client.change())
                            .boxed()
                            .toList()))
                    .toList();
            for (Future<List<Integer>> client : running) {
                client.get().forEach(status -> answers.merge(status, 1, Integer::sum));
            }
        }
        return answers;
    }

    private final class Client {

        private final Random random;
        private final List<String> ads;

        Client(Random random, List<String> ads) {
            this.random = random;
            this.ads = ads;
        }

        int change() {
            int dice = random.nextInt(10);
            if (dice == 0 || ads.isEmpty()) {
                return publish();
            }
            int one = random.nextInt(ads.size());
            if (dice <= 2) {
                return http.delete(uri(ads.remove(one))).statusCode();
            }
            String change = dice <= 6
                    ? "{\"price\": %d}".formatted(random.nextInt(100_000))
                    : "{\"adTitle\": \"Title %d of %s\", \"tags\": [\"changed\"]}"
                            .formatted(random.nextInt(), Instant.now());
            return http.patch(uri(ads.get(one)), change).statusCode();
        }

        private int publish() {
            String publisher = "/publisher/publisher-" + random.nextInt(100) + "/ad";
            var answer = http.post(
                    uri(publisher),
                    "{\"adTitle\": \"Later, %d\", \"price\": 1.5, \"currency\": \"EUR\", \"category\": \"Later\"}"
                            .formatted(random.nextInt()));
            if (answer.statusCode() == 201) {
                ads.add(publisher + "/" + Http.json(answer).path("adId").asText());
            }
            return answer.statusCode();
        }

        private URI uri(String path) {
            return stack.uri(path);
        }
    }
}
