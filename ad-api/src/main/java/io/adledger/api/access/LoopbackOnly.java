package io.adledger.api.access;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration.NettyListenerConfiguration;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Refuses to let a server start that others than this machine can reach, while it wants no tokens. */
@Context
@Requires(missingBeans = Tokens.class)
@Requires(bean = NettyHttpServerConfiguration.class)
final class LoopbackOnly {

    LoopbackOnly(NettyHttpServerConfiguration server) {
        @Nullable List<NettyListenerConfiguration> listeners = server.getListeners();
        if (listeners == null) {
            require(server.getHost());
        } else {
            listeners.forEach(listener -> require(Optional.ofNullable(listener.getHost())));
        }
    }

    private static void require(Optional<String> host) {
        if (!host.map(LoopbackOnly::isLoopback).orElse(false)) {
            throw new ConfigurationException(
                    "it would listen on " + host.orElse("all addresses") + " without security: set "
                            + TokenSettings.PREFIX + ".issuer, .audience and .keys, or let it listen on 127.0.0.1");
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
