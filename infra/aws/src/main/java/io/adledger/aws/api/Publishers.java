package io.adledger.aws.api;

import io.adledger.aws.function.JavaFunction;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.aws_apigatewayv2_authorizers.HttpJwtAuthorizer;
import software.amazon.awscdk.aws_apigatewayv2_authorizers.HttpJwtAuthorizerProps;
import software.amazon.awscdk.services.cognito.AccountRecovery;
import software.amazon.awscdk.services.cognito.AuthFlow;
import software.amazon.awscdk.services.cognito.FeaturePlan;
import software.amazon.awscdk.services.cognito.Mfa;
import software.amazon.awscdk.services.cognito.MfaSecondFactor;
import software.amazon.awscdk.services.cognito.PasswordPolicy;
import software.amazon.awscdk.services.cognito.SignInAliases;
import software.amazon.awscdk.services.cognito.StandardThreatProtectionMode;
import software.amazon.awscdk.services.cognito.UserPool;
import software.amazon.awscdk.services.cognito.UserPoolClient;
import software.amazon.awscdk.services.cognito.UserPoolClientOptions;
import software.constructs.Construct;

/**
 * The publishers' users. Nobody signs up by himself: an operator makes a user, and puts him into the group that is named by the id of
 * his publisher; the group is in his tokens.
 */
public final class Publishers extends Construct {

    private final UserPool pool;
    private final UserPoolClient client;

    public Publishers(Construct scope, String id) {
        super(scope, id);
        this.pool = UserPool.Builder.create(this, "Pool")
                .selfSignUpEnabled(false)
                .signInAliases(SignInAliases.builder().email(true).build())
                .signInCaseSensitive(false)
                .mfa(Mfa.REQUIRED)
                .mfaSecondFactor(MfaSecondFactor.builder().otp(true).sms(false).build())
                .passwordPolicy(PasswordPolicy.builder()
                        .minLength(14)
                        .requireLowercase(true)
                        .requireUppercase(true)
                        .requireDigits(true)
                        .requireSymbols(true)
                        .tempPasswordValidity(Duration.days(3))
                        .build())
                .accountRecovery(AccountRecovery.EMAIL_ONLY)
                .featurePlan(FeaturePlan.PLUS)
                .standardThreatProtectionMode(StandardThreatProtectionMode.FULL_FUNCTION)
                .deletionProtection(true)
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        this.client = pool.addClient(
                "Client",
                UserPoolClientOptions.builder()
                        .generateSecret(false)
                        .disableOAuth(true)
                        .authFlows(AuthFlow.builder().userSrp(true).build())
                        .preventUserExistenceErrors(true)
                        .enableTokenRevocation(true)
                        .accessTokenValidity(Duration.hours(1))
                        .refreshTokenValidity(Duration.days(1))
                        .build());
    }

    /** Lets in who brings a token of this pool. */
    HttpJwtAuthorizer authorizer() {
        return new HttpJwtAuthorizer(
                "Publishers",
                pool.getUserPoolProviderUrl(),
                HttpJwtAuthorizerProps.builder()
                        .jwtAudience(List.of(client.getUserPoolClientId()))
                        .build());
    }

    /** Tells a function which tokens hold, and where the keys are that they are signed with; the network has a way there. */
    JavaFunction.Settings describedTo(JavaFunction.Settings function) {
        return function.environment("ADLEDGER_TOKENS_ISSUER", pool.getUserPoolProviderUrl())
                .environment("ADLEDGER_TOKENS_AUDIENCE", client.getUserPoolClientId())
                .environment("ADLEDGER_TOKENS_KEYS", pool.getUserPoolProviderUrl() + "/.well-known/jwks.json");
    }

    /** The id of the pool, for those who make users. */
    public String poolId() {
        return pool.getUserPoolId();
    }

    /** The id by which clients sign users in. */
    public String clientId() {
        return client.getUserPoolClientId();
    }
}
