package io.adledger.ledger.server.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where an operation is found: {@code {}} in the path is a variable, and {@code **} takes all that is left. */
record Route(String method, List<String> path, Operation operation) {

    static Route of(String method, String path, Operation operation) {
        return new Route(method, List.of(path.split("/")), operation);
    }

    /** The values of the variables, if a call comes this way. */
    Optional<List<String>> variables(String calledMethod, List<String> segments) {
        boolean open = path.getLast().equals("**");
        if (!method.equals(calledMethod) || (open ? segments.size() < path.size() : segments.size() != path.size())) {
            return Optional.empty();
        }
        List<String> variables = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            switch (path.get(i)) {
                case "{}" -> variables.add(segments.get(i));
                case "**" -> variables.add(String.join("/", segments.subList(i, segments.size())));
                default -> {
                    if (!path.get(i).equals(segments.get(i))) {
                        return Optional.empty();
                    }
                }
            }
        }
        return Optional.of(variables);
    }
}
