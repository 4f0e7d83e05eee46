package io.adledger.api.problem;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what the framework has found wrong, and what nobody has foreseen: of that, only an id to find it by. */
@Singleton
@Primary
final class FrameworkProblems implements ErrorResponseProcessor<Problem> {

    private static final Logger LOG = LoggerFactory.getLogger(FrameworkProblems.class);

    @Override
    public MutableHttpResponse<Problem> processResponse(ErrorContext context, MutableHttpResponse<?> base) {
        ProblemKind kind = ProblemKind.of(base.code());
        return base.body(Problem.of(kind, detail(kind, context), List.of())).contentType(Problem.MEDIA_TYPE);
    }

    private static String detail(ProblemKind kind, ErrorContext context) {
        String path = context.getRequest().getPath();
        return switch (kind) {
            case NOT_FOUND -> "There is nothing at " + path + ".";
            case METHOD_NOT_ALLOWED ->
                context.getRequest().getMethodName() + " is not allowed at " + path + "; see the header Allow.";
            case UNSUPPORTED_MEDIA_TYPE ->
                "The body must be of another media type than "
                        + context.getRequest()
                                .getContentType()
                                .map(Object::toString)
                                .orElse("none")
                        + ".";
            case PAYLOAD_TOO_LARGE -> "The body is longer than this service reads.";
            case INTERNAL, UNAVAILABLE -> unforeseen(context);
            default -> message(context);
        };
    }

    private static String message(ErrorContext context) {
        return context.getErrors().stream().map(Error::getMessage).findFirst().orElse("The request is not understood.");
    }

    private static String unforeseen(ErrorContext context) {
        UUID id = UUID.randomUUID();
        LOG.error(
                "{} {} failed ({})",
                context.getRequest().getMethodName(),
                context.getRequest().getPath(),
                id,
                context.getRootCause().orElse(null));
        return "The service failed; who runs it finds the reason in its log by " + id + ".";
    }
}
