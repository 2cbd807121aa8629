package ike.v1.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ike.v1.message.Refusal;
import ike.v1.message.Refused;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v1.IdType;
import ike.wire.v1.Identification;
import ike.wire.v2.TrafficSelector;
import ike.wire.v2.TrafficSelector.AddressRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Client identities of Quick Mode: what traffic becomes of them, and they of traffic (RFC 2407 §4.6.2). */
class ClientIdsTest {
    @ParameterizedTest(name = "{0} to {1}, protocol {2}, port {3}")
    @CsvSource({
            "10.1.0.1, 10.1.0.1, 0, 0, ID_IPV4_ADDR, 10.1.0.1, ",
            "10.1.0.1, 10.1.0.1, 17, 1701, ID_IPV4_ADDR, 10.1.0.1, ",
            "10.1.0.0, 10.1.0.255, 0, 0, ID_IPV4_ADDR_SUBNET, 10.1.0.0, 255.255.255.0",
            "10.1.0.0, 10.1.0.1, 6, 443, ID_IPV4_ADDR_SUBNET, 10.1.0.0, 255.255.255.254",
            "0.0.0.0, 255.255.255.255, 0, 0, ID_IPV4_ADDR_SUBNET, 0.0.0.0, 0.0.0.0",
            "10.1.0.1, 10.1.0.2, 0, 0, ID_IPV4_ADDR_RANGE, 10.1.0.1, 10.1.0.2",
            "10.1.0.0, 10.1.0.254, 1, 0, ID_IPV4_ADDR_RANGE, 10.1.0.0, 10.1.0.254",
            "fd00::1, fd00::1, 0, 0, ID_IPV6_ADDR, fd00::1, ",
            "fd00::, fd00::ffff, 58, 0, ID_IPV6_ADDR_SUBNET, fd00::, ffff:ffff:ffff:ffff:ffff:ffff:ffff:0",
            "fd00::1, fd00::ffff, 0, 0, ID_IPV6_ADDR_RANGE, fd00::1, fd00::ffff"})
    void trafficAndIdentityAreEachOther(String start, String end, int protocol, int port, IdType.Known type,
            String first, String second) throws Refused {
        AddressRange traffic = new AddressRange(protocol, port, port == 0 ? TrafficSelector.MAX_PORT : port,
                IpAddress.of(start), IpAddress.of(end));
        Identification identity = new Identification(type, protocol, port,
                second == null ? octets(first) : Bytes.concat(octets(first), octets(second)));

        assertThat(ClientIds.of(traffic)).isEqualTo(identity);
        assertThat(ClientIds.range(identity)).isEqualTo(traffic);
    }

    @Test
    void hostBitsOfASubnetMeanNothing() throws Refused {
        assertThat(ClientIds.range(subnet("10.1.0.7", "255.255.255.0")))
                .isEqualTo(AddressRange.of(IpAddress.of("10.1.0.0"), IpAddress.of("10.1.0.255")));
    }

    @ParameterizedTest
    @CsvSource({"10.1.2.3, 255.0.255.0", "10.0.0.0, 255.0.255.0", "10.1.0.0, 0.255.255.255", "10.1.0.1, 0.0.0.1"})
    void aMaskWithHolesIsNoRange(String address, String mask) {
        assertUnacceptable(subnet(address, mask));
    }

    @Test
    void aRangeThatEndsBeforeItStartsIsNone() {
        assertUnacceptable(Identification.of(IdType.Known.ID_IPV4_ADDR_RANGE,
                Bytes.concat(octets("10.1.0.2"), octets("10.1.0.1"))));
    }

    @Test
    void aNameIsNoTraffic() {
        assertUnacceptable(Identification.of(IdType.Known.ID_FQDN, Bytes.utf8("net.example")));
    }

    @ParameterizedTest
    @CsvSource({"ID_IPV4_ADDR, 3", "ID_IPV4_ADDR, 8", "ID_IPV4_ADDR_SUBNET, 4", "ID_IPV4_ADDR_RANGE, 9",
            "ID_IPV6_ADDR, 4", "ID_IPV6_ADDR_SUBNET, 17", "ID_IPV6_ADDR_RANGE, 0"})
    void anotherLengthThanTheTypeHasIsMisshapen(IdType.Known type, int length) {
        assertThatThrownBy(() -> ClientIds.range(Identification.of(type, Bytes.copyOf(new byte[length]))))
                .isInstanceOfSatisfying(Refused.class,
                        refused -> assertThat(refused.refusal()).isInstanceOf(Refusal.Misshapen.class));
    }

    private static void assertUnacceptable(Identification id) {
        assertThatThrownBy(() -> ClientIds.range(id)).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.refusal())
                        .isEqualTo(new Refusal.UnacceptableTraffic(id.describe())));
    }

    private static Identification subnet(String address, String mask) {
        return Identification.of(IdType.Known.ID_IPV4_ADDR_SUBNET, Bytes.concat(octets(address), octets(mask)));
    }

    private static Bytes octets(String address) {
        return IpAddress.of(address).octets();
    }
}
