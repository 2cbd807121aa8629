package ike.esp.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ike.engine.Path;
import ike.esp.io.Datagram;
import ike.esp.io.DatagramPorts;
import ike.esp.io.DatagramPortsContract;
import ike.esp.io.DatagramSender;
import ike.wire.ip.IpAddress;
import java.io.IOException;
import java.net.NetworkInterface;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class LinuxPortsTest extends DatagramPortsContract {
    @Override
    protected DatagramPorts open() throws IOException {
        return LinuxPorts.open(new LinuxPorts.Options(0, 0, 0, 1 << 20, false, Optional.empty()));
    }

    @Test
    void ipv6TellsTheLocalAddressToo() throws IOException {
        Assumptions.assumeTrue(NetworkInterface.getByInetAddress(IpAddress.of("::1").toInet()) != null, "no ::1 here");
        try (DatagramPorts ours = open(); DatagramPorts theirs = open()) {
            Path path = path(theirs, ours, Path.Transport.UDP_ENCAPSULATED, "::1", "::1");
            send(theirs.sender(), path, "six");
            Datagram got = receive(ours);
            assertThat(text(got)).isEqualTo("six");
            assertThat(got.path()).isEqualTo(reversed(path));
            assertThat(ours.localAddressToward(IpAddress.of("::1"))).isEqualTo(IpAddress.of("::1"));
        }
    }

    @Test
    void aPortThatIsTakenIsNamed() throws IOException {
        try (DatagramPorts first = open()) {
            int taken = first.number(Path.Transport.UDP);
            assertThatThrownBy(
                    () -> LinuxPorts.open(new LinuxPorts.Options(taken, 0, 0, 1 << 20, false, Optional.empty())))
                    .isInstanceOf(SystemCallException.class)
                    .hasMessageContaining("cannot bind UDP port " + taken)
                    .hasMessageContaining("another program has it");
        }
    }

    @Test
    void portsOfOneAddressLeaveTheOthersFree() throws IOException {
        try (DatagramPorts first = at("127.0.0.1", 0, 0);
                DatagramPorts second = at("127.0.0.2", first.number(Path.Transport.UDP),
                        first.number(Path.Transport.UDP_ENCAPSULATED))) {
            send(first.sender(), path(first, second, Path.Transport.UDP, "127.0.0.1", "127.0.0.2"), "hello");
            assertThat(text(receive(second))).isEqualTo("hello");
            DatagramSender sender = second.sender();
            send(sender, path(second, first, Path.Transport.UDP, "::1", "::1"), "no such family here");
            assertThat(sender.failures()).isEqualTo(1);
        }
    }

    private static DatagramPorts at(String address, int ikePort, int natPort) throws IOException {
        return LinuxPorts.open(new LinuxPorts.Options(ikePort, natPort, 0, 1 << 20, false,
                Optional.of(IpAddress.of(address))));
    }
}
