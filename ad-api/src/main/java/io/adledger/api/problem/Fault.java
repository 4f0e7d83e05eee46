package io.adledger.api.problem;

import io.micronaut.serde.annotation.Serdeable;

/**
 * One thing that is wrong with a request.
 *
 * @param pointer where: a JSON pointer (RFC 6901) into the body, or the name of a parameter or header
 * @param detail what is wrong, as the end of a sentence that begins with the place
 */
@Serdeable.Serializable
public record Fault(String pointer, String detail) {}
