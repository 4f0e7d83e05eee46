package io.adledger.aws.watch;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/** The logs of services. */
public final class ServiceLog {

    private ServiceLog() {}

    /**
     * A log.
     *
     * @param days how long it is kept
     * @throws IllegalArgumentException if CloudWatch has no such time
     */
    public static LogGroup of(Construct scope, String id, int days) {
        return LogGroup.Builder.create(scope, id)
                .retention(retention(days))
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
    }

    /** CloudWatch's word for a number of days; throws as {@link #of} does. */
    public static RetentionDays retention(int days) {
        return switch (days) {
            case 7 -> RetentionDays.ONE_WEEK;
            case 14 -> RetentionDays.TWO_WEEKS;
            case 30 -> RetentionDays.ONE_MONTH;
            case 90 -> RetentionDays.THREE_MONTHS;
            case 180 -> RetentionDays.SIX_MONTHS;
            case 365 -> RetentionDays.ONE_YEAR;
            default -> throw new IllegalArgumentException("logs are not kept for " + days + " days");
        };
    }
}
