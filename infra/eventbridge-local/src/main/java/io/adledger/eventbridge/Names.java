package io.adledger.eventbridge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/** The names of things, and their ARNs. Where a name is wanted, an ARN does too. */
final class Names {

    static final String ACCOUNT = "000000000000";
    static final String REGION = "us-east-1";
    static final String DEFAULT_BUS = "default";

    private static final String ARN = "arn:aws:events:" + REGION + ":" + ACCOUNT + ":";
    private static final Pattern VALID = Pattern.compile("[.\\-_A-Za-z0-9]{1,256}");

    private Names() {}

    static String arn(String kind, String name) {
        return ARN + kind + "/" + name;
    }

    static String ruleArn(String bus, String rule) {
        return bus.equals(DEFAULT_BUS) ? arn("rule", rule) : arn("rule", bus + "/" + rule);
    }

    /** A new name, of a request. */
    static String fresh(JsonNode request, String field, int longest) {
        String name = Json.required(request, field);
        if (name.length() > longest || !VALID.matcher(name).matches()) {
            throw ApiError.parameter(
                    field, "it must be 1 to " + longest + " letters, digits, dots, hyphens and underscores.");
        }
        return name;
    }

    /** The last part of a name or ARN. */
    static String of(String nameOrArn) {
        return nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1);
    }

    /** The bus that a request is about. */
    static String bus(JsonNode request) {
        return of(Json.text(request, "EventBusName").orElse(DEFAULT_BUS));
    }
}
