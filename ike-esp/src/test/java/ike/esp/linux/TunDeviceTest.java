package ike.esp.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ike.wire.ip.IpAddress;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TunDeviceTest {
    private FreshNamespace namespace;

    @BeforeEach
    void enter() throws IOException {
        namespace = FreshNamespace.create();
    }

    @AfterEach
    void leave() {
        if (namespace != null) {
            namespace.close();
        }
    }

    @Test
    void packetsPassBothWays() throws IOException {
        namespace.run("ip", "addr", "add", "10.1.0.1/32", "dev", "lo");
        String heard = namespace.in(() -> {
            try (TunDevice tun = TunDevice.open("ipsec%d", 1400);
                    DatagramSocket socket = new DatagramSocket(new InetSocketAddress("10.1.0.1", 7000))) {
                assertThat(tun.name()).isEqualTo("ipsec0");
                namespaceRoute(tun);
                byte[] words = "to the peer".getBytes(StandardCharsets.UTF_8);
                socket.send(new DatagramPacket(words, words.length, IpAddress.of("10.2.0.1").toInet(), 7001));
                byte[] frame = new byte[2000];
                int length = readUdp(tun, frame);
                assertThat(new String(frame, 100 + 28, length - 28, StandardCharsets.UTF_8)).isEqualTo("to the peer");
                // Source and destination change places, addresses and ports: no checksum changes by that.
                swap(frame, 100 + 12, 100 + 16, 4);
                swap(frame, 100 + 20, 100 + 22, 2);
                assertThat(tun.write(frame, 100, length) + tun.flush()).isZero();
                DatagramPacket answer = new DatagramPacket(new byte[100], 100);
                socket.setSoTimeout(5000);
                socket.receive(answer);
                return new String(answer.getData(), 0, answer.getLength(), StandardCharsets.UTF_8);
            }
        });
        assertThat(heard).isEqualTo("to the peer");
    }

    @Test
    void theMtuIsSetAndTheDeviceGoesWhenClosed() throws IOException {
        TunDevice tun = namespace.in(() -> TunDevice.open("ipsec7", 1390));
        assertThat(namespace.run("ip", "-o", "link", "show", "ipsec7")).contains("mtu 1390").contains("UP");
        assertThatThrownBy(() -> namespace.in(() -> TunDevice.open("ipsec7", 1390))).isInstanceOf(IOException.class)
                .hasMessageContaining("ipsec7").hasMessageContaining("another program");
        tun.close();
        assertThat(namespace.run("ip", "-o", "link")).doesNotContain("ipsec7");
    }

    @Test
    void aWriteThatTheKernelRefusesIsToldNotThrown() throws IOException {
        try (TunDevice tun = namespace.in(() -> TunDevice.open("ipsec%d", 1400))) {
            assertThat(tun.write(new byte[]{0x00, 1, 2, 3}, 0, 4) + tun.flush()).isEqualTo(1);
        }
    }

    @Test
    void aLongNameIsRefusedInWords() {
        assertThatThrownBy(() -> namespace.in(() -> TunDevice.open("a-name-that-is-too-long", 1400)))
                .hasMessageContaining("1 to 15 characters");
    }

    @Test
    void wakeEndsAwait() throws Exception {
        try (TunDevice tun = namespace.in(() -> TunDevice.open("ipsec%d", 1400))) {
            tun.wake();
            tun.await(-1);
            assertThat(Arrays.asList(tun.name())).isNotEmpty();
        }
    }

    private static void namespaceRoute(TunDevice tun) throws Exception {
        new ProcessBuilder("ip", "route", "add", "10.2.0.1/32", "dev", tun.name(), "src", "10.1.0.1").inheritIO()
                .start().waitFor();
    }

    /** The next packet of UDP over IPv4; the kernel may send others by itself. */
    private static int readUdp(TunDevice tun, byte[] frame) throws IOException {
        while (true) {
            int length = tun.read(frame, 100);
            if (length == 0) {
                tun.await(-1);
            } else if (frame[100] >> 4 == 4 && frame[109] == 17) {
                return length;
            }
        }
    }

    private static void swap(byte[] octets, int a, int b, int length) {
        for (int i = 0; i < length; i++) {
            byte kept = octets[a + i];
            octets[a + i] = octets[b + i];
            octets[b + i] = kept;
        }
    }
}
