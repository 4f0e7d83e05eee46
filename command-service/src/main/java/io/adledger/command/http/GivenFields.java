package io.adledger.command.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.adledger.ad.AdFault;
import io.adledger.ad.AdFields;
import io.adledger.ad.AdRules;
import io.adledger.api.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The fields in a request, with every fault that can be found without the ad named at once. */
final class GivenFields {

    private final List<AdFault> faults = new ArrayList<>();

    private GivenFields(String publisherId) {
        faults.addAll(AdRules.faultsOfPublisher(publisherId));
    }

    /**
     * The fields of a new ad.
     *
     * @throws ProblemException if anything is wrong with them, or with the publisher's id
     */
    static AdFields ofNew(String publisherId, ObjectNode members) {
        FieldReader.Read read = FieldReader.read(members, FieldReader.Null.ABSENT);
        return new GivenFields(publisherId).checked(read, AdRules.faultsOfNew(read.fields()));
    }

    /**
     * The fields of a change (RFC 7396).
     *
     * @throws ProblemException if anything is wrong with them, or with the publisher's id
     */
    static AdFields ofChange(String publisherId, ObjectNode members) {
        FieldReader.Read read = FieldReader.read(members, FieldReader.Null.REMOVED);
        return new GivenFields(publisherId).checked(read, AdRules.faults(read.fields()));
    }

    private AdFields checked(FieldReader.Read read, List<AdFault> broken) {
        faults.addAll(read.faults());
        // What could not be read is not missing.
        Set<String> unreadable = read.faults().stream().map(AdFault::path).collect(Collectors.toSet());
        broken.stream().filter(fault -> !unreadable.contains(fault.path())).forEach(faults::add);
        if (!faults.isEmpty()) {
            throw Problems.invalid(faults);
        }
        return read.fields();
    }
}
