package io.adledger.api.description;

import io.adledger.api.access.Audience;
import io.adledger.api.access.OpenTo;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** For the publisher whose id is the path's {@code publisherId}. The description of the API says so, too. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@OpenTo(Audience.PUBLISHER)
@SecurityRequirement(name = "token")
@Refusals.NotAllowed
public @interface ForItsPublisher {}
