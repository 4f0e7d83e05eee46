package io.adledger.api.description;

import io.adledger.api.access.Audience;
import io.adledger.api.access.OpenTo;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** For those who run the system. The description of the API says so, too. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@OpenTo(Audience.OPERATORS)
@SecurityRequirement(name = "token")
@Refusals.NotAllowed
public @interface ForOperators {}
