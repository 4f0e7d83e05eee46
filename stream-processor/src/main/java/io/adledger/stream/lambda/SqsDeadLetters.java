package io.adledger.stream.lambda;

import io.adledger.stream.sink.DeadLetter;
import io.adledger.stream.sink.DeadLetters;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Dead letters as messages of a queue, one each, as {@link LetterText} has them. A record that is set aside twice is there twice,
 * which is harmless. Thread-safe.
 */
final class SqsDeadLetters implements DeadLetters {

    /** The most that SQS takes. */
    private static final int MOST_BYTES = 1 << 20;

    private final SqsClient client;
    private final String queueUrl;

    SqsDeadLetters(SqsClient client, String queueUrl) {
        this.client = client;
        this.queueUrl = queueUrl;
    }

    @Override
    public void add(DeadLetter letter) {
        String text = LetterText.of(letter);
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_BYTES) {
            // Lambda gives the record up after some attempts, and leaves its place in the stream in the queue.
            throw new IllegalStateException(
                    "as a message it has " + bytes + " bytes, and SQS takes " + MOST_BYTES + "; " + letter.error());
        }
        client.sendMessage(message -> message.queueUrl(queueUrl).messageBody(text));
    }
}
