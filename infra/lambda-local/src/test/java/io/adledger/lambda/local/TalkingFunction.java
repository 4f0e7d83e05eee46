package io.adledger.lambda.local;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.concurrent.CountDownLatch;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/** A function that does as it is told. */
public final class TalkingFunction implements RequestHandler<String, String>, Resource {

    private final String name = String.valueOf(System.getenv("NAME"));

    public TalkingFunction() {
        if (name.equals("nobody")) {
            throw new IllegalStateException("there is nobody");
        }
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        System.out.println("before");
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        System.out.println("after");
    }

    @Override
    public String handleRequest(String word, com.amazonaws.services.lambda.runtime.Context context) {
        switch (word) {
            case "fail" -> {
                System.out.println("about to fail");
                throw new IllegalArgumentException("as it was told");
            }
            case "exit" -> System.exit(7);
            case "wait" -> waitForEver();
            default -> {}
        }
        return word + " " + name;
    }

    private static void waitForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
