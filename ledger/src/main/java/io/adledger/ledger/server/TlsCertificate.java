package io.adledger.ledger.server;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLException;

/**
 * The certificate of a server.
 *
 * @param certificates PEM: the server's own first, then those that lead to its root
 * @param key PEM: the private key in PKCS #8, without a password
 */
public record TlsCertificate(Path certificates, Path key) {

    /**
     * What connections are encrypted with: TLS 1.3 or 1.2.
     *
     * @throws IllegalArgumentException if the files cannot be used; the message names them
     */
    SslContext context() {
        for (Path file : new Path[] {certificates, key}) {
            if (!Files.isReadable(file)) {
                throw new IllegalArgumentException("cannot read " + file);
            }
        }
        try {
            return SslContextBuilder.forServer(certificates.toFile(), key.toFile())
                    .protocols("TLSv1.3", "TLSv1.2")
                    .build();
        } catch (SSLException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "cannot use the certificate in " + certificates + " with the key in " + key + ": " + e.getMessage(),
                    e);
        }
    }
}
