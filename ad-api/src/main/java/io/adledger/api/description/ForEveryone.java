package io.adledger.api.description;

import io.adledger.api.access.Audience;
import io.adledger.api.access.OpenTo;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** For everybody, without a token. The description of the API says so, too. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@OpenTo(Audience.EVERYONE)
public @interface ForEveryone {}
