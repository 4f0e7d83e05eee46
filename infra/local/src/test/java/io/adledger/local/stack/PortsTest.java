package io.adledger.local.stack;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adledger.local.CommandFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void aTakenPortIsNamedWithTheOptionThatHelps() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var ports = new Ports(taken.getLocalPort());

            assertThatThrownBy(() -> ports.awaitFree(Duration.ZERO))
                    .isInstanceOf(CommandFailure.class)
                    .hasMessageContaining("port " + taken.getLocalPort())
                    .hasMessageContaining("--base-port");
        }
    }

    @Test
    void aBasePortWithoutRoomForItsNeighboursIsRefused() {
        assertThatThrownBy(() -> new Ports(65_534))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("between 1 and 65530");
    }
}
