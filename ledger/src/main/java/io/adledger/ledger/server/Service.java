package io.adledger.ledger.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.adledger.ledger.server.control.Call;
import io.adledger.ledger.server.control.ControlPlane;
import io.adledger.ledger.server.signature.SignatureRefusedException;
import io.adledger.ledger.server.signature.SignatureRefusedException.Fault;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpUtil;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Both of QLDB's APIs, and what the server tells of itself: each request goes to where it belongs. Thread-safe. */
final class Service {

    private static final Logger LOG = LoggerFactory.getLogger(Service.class);
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final Health health;
    private final SessionApi sessions;
    private final ControlPlane control;
    private final Gate gate;
    private final Metrics metrics;

    Service(Health health, SessionApi sessions, ControlPlane control, Gate gate, Metrics metrics) {
        this.health = health;
        this.sessions = sessions;
        this.control = control;
        this.gate = gate;
        this.metrics = metrics;
    }

    /** The answer to a request, whatever it is. */
    Answer answer(Request request) {
        try {
            return dispatch(request);
        } catch (SignatureRefusedException refused) {
            LOG.atWarn()
                    .addKeyValue("requestId", request.id())
                    .addKeyValue("fault", refused.fault())
                    .log("a request was refused for its signature");
            Answer refusal = Answer.error(ErrorAnswer.to(refused));
            // As AWS does: its REST APIs answer 403 where its JSON ones answer 400.
            return isForSessions(request) || refused.fault() == Fault.EXPIRED ? refusal : refusal.withStatus(403);
        } catch (JsonProcessingException | RuntimeException | Error fault) {
            ErrorAnswer error = ErrorAnswer.to(fault);
            if (error.status() >= 500) {
                LOG.atError()
                        .addKeyValue("requestId", request.id())
                        .setCause(fault)
                        .log("a request failed");
            }
            return Answer.error(error);
        }
    }

    private Answer dispatch(Request request) throws JsonProcessingException {
        boolean aboutTheServer = request.method().equals("GET")
                && (request.target().equals("/health") || request.target().equals("/metrics"));
        if (!aboutTheServer || !request.isFromThisMachine()) {
            gate.pass(request);
        }
        if (aboutTheServer) {
            return request.target().equals("/health") ? health.answer() : Answer.text(PROMETHEUS, metrics.scrape());
        }
        if (!isForSessions(request)) {
            String body = new String(request.body(), StandardCharsets.UTF_8);
            return Answer.of(control.answer(new Call(request.method(), request.target(), body)));
        }
        ErrorAnswer refusal = refusal(request);
        return refusal != null ? Answer.error(refusal) : Answer.success(sessions.answer(request.body()));
    }

    private static boolean isForSessions(Request request) {
        return request.path().equals("/");
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
