package io.adledger.query.http;

import io.micronaut.http.HttpStatus;

/** A request that gets a problem for an answer. */
final class QueryProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final String detail;

    /** The kinds of problems, each with its stable type. */
    enum Kind {
        BAD_REQUEST("bad-request", "The request is not understood", HttpStatus.BAD_REQUEST),
        NOT_FOUND("ad-not-found", "There is no such ad", HttpStatus.NOT_FOUND),
        GONE("ad-deleted", "The ad was deleted", HttpStatus.GONE),
        UNAVAILABLE("unavailable", "The service cannot answer now", HttpStatus.SERVICE_UNAVAILABLE);

        private final String name;
        private final String title;
        private final HttpStatus status;

        Kind(String name, String title, HttpStatus status) {
            this.name = name;
            this.title = title;
            this.status = status;
        }

        String type() {
            return "urn:adledger:problem:" + name;
        }

        String title() {
            return title;
        }

        HttpStatus status() {
            return status;
        }
    }

    QueryProblem(Kind kind, String detail) {
        super(detail);
        this.kind = kind;
        this.detail = detail;
    }

    Kind kind() {
        return kind;
    }

    String detail() {
        return detail;
    }
}
