package io.adledger.ledger.server.signature;

/**
 * A request is not signed as it should be. The messages are those of AWS, and tell nothing that its sender does not know.
 *
 * @see <a href="https://docs.aws.amazon.com/qldb/latest/developerguide/CommonErrors.html">Common errors of QLDB</a>
 */
public class SignatureRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong; AWS's name of the exception that says so. */
    public enum Fault {
        /** There is no signature. */
        MISSING("MissingAuthenticationTokenException"),
        /** A part of it is missing or malformed. */
        INCOMPLETE("IncompleteSignatureException"),
        /** Nobody here has that key, or the session token is not that of the key. */
        UNKNOWN_KEY("UnrecognizedClientException"),
        /** The time of the request is too far from now. */
        EXPIRED("RequestExpired"),
        /** It is not the signature of this request with that key. */
        INVALID("InvalidSignatureException");

        private final String exceptionName;

        Fault(String exceptionName) {
            this.exceptionName = exceptionName;
        }

        public String exceptionName() {
            return exceptionName;
        }
    }

    private final Fault fault;

    public SignatureRefusedException(Fault fault, String message) {
        super(message);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
