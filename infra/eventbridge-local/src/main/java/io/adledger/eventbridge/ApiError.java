package io.adledger.eventbridge;

/** A request is refused: with a type of the service's model, and a message for people. */
final class ApiError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String type;

    private ApiError(String type, String message) {
        super(message);
        this.type = type;
    }

    String type() {
        return type;
    }

    static ApiError notFound(String kind, String name) {
        return new ApiError("ResourceNotFoundException", kind + " " + name + " does not exist.");
    }

    static ApiError alreadyExists(String kind, String name) {
        return new ApiError("ResourceAlreadyExistsException", kind + " " + name + " already exists.");
    }

    static ApiError invalid(String message) {
        return new ApiError("ValidationException", message);
    }

    static ApiError parameter(String name, String reason) {
        return invalid("Parameter " + name + " is not valid. Reason: " + reason);
    }

    static ApiError pattern(String reason) {
        return new ApiError("InvalidEventPatternException", "Event pattern is not valid. Reason: " + reason);
    }

    static ApiError limit(String what) {
        return new ApiError(
                "LimitExceededException", "The requested resource exceeds the maximum number allowed: " + what);
    }

    static ApiError status(String message) {
        return new ApiError("IllegalStatusException", message);
    }

    static ApiError unknown(String operation) {
        return new ApiError("UnknownOperationException", "There is no operation " + operation + " here.");
    }
}
