package io.adledger.ledger.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.adledger.ledger.catalog.LedgerCatalog;
import io.adledger.ledger.server.control.Call;
import io.adledger.ledger.server.control.ControlPlane;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpUtil;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Both of QLDB's APIs, and the server's health: each request goes to where it belongs. Thread-safe. */
final class Service {

    private static final Logger LOG = LoggerFactory.getLogger(Service.class);

    private final LedgerCatalog catalog;
    private final SessionApi sessions;
    private final ControlPlane control;

    Service(LedgerCatalog catalog, SessionApi sessions) {
        this.catalog = catalog;
        this.sessions = sessions;
        this.control = new ControlPlane(catalog);
    }

    /** The answer to a request, whatever it is. */
    Answer answer(Request request) {
        try {
            return dispatch(request);
        } catch (JsonProcessingException | RuntimeException | Error fault) {
            ErrorAnswer error = ErrorAnswer.to(fault);
            if (error.status() >= 500) {
                LOG.error("a command failed", fault);
            }
            return Answer.error(error);
        }
    }

    private Answer dispatch(Request request) throws JsonProcessingException {
        if (isHealth(request)) {
            return health();
        }
        if (!request.path().equals("/")) {
            return Answer.of(control.answer(
                    new Call(request.method(), request.target(), new String(request.body(), StandardCharsets.UTF_8))));
        }
        ErrorAnswer refusal = refusal(request);
        return refusal != null ? Answer.error(refusal) : Answer.success(sessions.answer(request.body()));
    }

    private static boolean isHealth(Request request) {
        return request.method().equals("GET") && request.target().equals("/health");
    }

    private Answer health() {
        String names = String.join("\", \"", catalog.ledgers().names());
        String json = "{\"status\": \"UP\", \"ledgers\": [" + (names.isEmpty() ? "" : "\"" + names + "\"") + "]}";
        return Answer.json(200, json);
    }

    private static @Nullable ErrorAnswer refusal(Request request) {
        if (!request.method().equals("POST")) {
            return new ErrorAnswer(405, "UnknownOperationException", null, "Only POST is answered here");
        }
        if (!SessionApi.TARGET.equals(request.headers().get("X-Amz-Target"))) {
            return new ErrorAnswer(400, "UnknownOperationException", null, "X-Amz-Target is not " + SessionApi.TARGET);
        }
        String contentType = request.headers().get(HttpHeaderNames.CONTENT_TYPE, "");
        CharSequence mediaType = HttpUtil.getMimeType(contentType);
        if (mediaType == null || !mediaType.toString().strip().equalsIgnoreCase(Answer.AMZ_JSON)) {
            return new ErrorAnswer(
                    415,
                    "UnsupportedMediaTypeException",
                    null,
                    HttpHeaderNames.CONTENT_TYPE + " is not " + Answer.AMZ_JSON);
        }
        return null;
    }
}
