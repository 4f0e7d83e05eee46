package io.adledger.ledger.server.signature;

import io.adledger.ledger.server.signature.SignatureRefusedException.Fault;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The parts of an {@code Authorization} header.
 *
 * @param signedHeaders names in lower case, in order
 */
record Authorization(String accessKeyId, CredentialScope scope, List<String> signedHeaders, String signature) {

    static final String ALGORITHM = "AWS4-HMAC-SHA256";

    /**
     * Where and when a signature is good.
     *
     * @param date eight digits
     */
    record CredentialScope(String date, String region, String service) {

        static final String TERMINATOR = "aws4_request";

        @Override
        public String toString() {
            return String.join("/", date, region, service, TERMINATOR);
        }
    }

    static Authorization parse(String header) {
        String[] algorithmAndParts = header.strip().split("\\s+", 2);
        if (!algorithmAndParts[0].equals(ALGORITHM) || algorithmAndParts.length < 2) {
            throw incomplete("Unsupported AWS 'algorithm': only " + ALGORITHM + " is known");
        }
        Map<String, String> parts = new HashMap<>();
        for (String part : algorithmAndParts[1].split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals < 0) {
                throw incomplete("Authorization header has a part that is not a key=value pair (missing equal-sign)");
            }
            parts.put(
                    part.substring(0, equals).strip(),
                    part.substring(equals + 1).strip());
        }
        String credential = required("Credential", parts);
        String[] scope = credential.split("/", -1);
        if (scope.length < 5 || !scope[scope.length - 1].equals(CredentialScope.TERMINATOR)) {
            throw incomplete(
                    "Credential must have at least 5 slash-delimited elements (access key, date, region, service, "
                            + CredentialScope.TERMINATOR + ")");
        }
        int date = scope.length - 4;
        return new Authorization(
                String.join("/", List.of(scope).subList(0, date)),
                new CredentialScope(scope[date], scope[date + 1], scope[date + 2]),
                List.of(required("SignedHeaders", parts).split(";", -1)),
                required("Signature", parts));
    }

    private static String required(String name, Map<String, String> parts) {
        String part = parts.get(name);
        if (part == null || part.isEmpty()) {
            throw incomplete("Authorization header requires '" + name + "' parameter");
        }
        return part;
    }

    private static SignatureRefusedException incomplete(String message) {
        return new SignatureRefusedException(Fault.INCOMPLETE, message);
    }
}
