package ike.wire.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.ip.IpAddress;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The values of configuration attributes, written by hand from the figures of their RFCs. */
class CfgValueTest {
    private static final String V6 = "20010db8000000000000000000000001";

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            textBlock = """
                    INTERNAL_IP4_ADDRESS |  | Empty[]
                    INTERNAL_IP4_ADDRESS | 0a000001 | Address[address=10.0.0.1]
                    INTERNAL_IP4_NETMASK | ffffff00 | Address[address=255.255.255.0]
                    P_CSCF_IP4_ADDRESS | 0a000002 | Address[address=10.0.0.2]
                    INTERNAL_IP6_DNS | V6 | Address[address=2001:db8::1]
                    INTERNAL_IP6_ADDRESS | V6 40 | Prefix[address=2001:db8::1, prefixLength=64]
                    INTERNAL_IP6_ADDRESS | V6 80 | Prefix[address=2001:db8::1, prefixLength=128]
                    INTERNAL_IP6_PREFIX | V6 30 | Prefix[address=2001:db8::1, prefixLength=48]
                    INTERNAL_IP4_SUBNET | 0a000000 ff000000 | Subnet[address=10.0.0.0, netmask=255.0.0.0]
                    MIP6_HOME_PREFIX | 00000010 V6 40 | HomePrefix[lifetime=16, prefix=2001:db8::1, prefixLength=64]
                    APPLICATION_VERSION | 6162 | Text[octets=6162]
                    INTERNAL_DNS_DOMAIN | 612e62 | Text[octets=612e62]
                    SUPPORTED_ATTRIBUTES | 0001 8019 7000 | Types[types=[INTERNAL_IP4_ADDRESS, INTERNAL_DNS_DOMAIN, unknown (28672)]]
                    INTERNAL_IP6_LINK | 0102030405060708 99 | Link[interfaceId=0102030405060708, linkId=99]
                    TIMEOUT_PERIOD_FOR_LIVENESS_CHECK | 0000003c | Seconds[seconds=60]
                    INTERNAL_DNSSEC_TA | 4f66 08 02 aabb | TrustAnchor[keyTag=20326, algorithm=8, digestType=2, digest=aabb]
                    ENCDNS_IP4 | 0001 01 03 0a000003 612e62 0001 | Resolver[priority=1, addresses=[10.0.0.3], name=612e62, parameters=0001]
                    ENCDNS_IP6 | 0002 01 03 V6 612e62 | Resolver[priority=2, addresses=[2001:db8::1], name=612e62, parameters=]
                    ENCDNS_IP6 | 0002 00 00 | Resolver[priority=2, addresses=[], name=, parameters=]
                    ENCDNS_DIGEST_INFO | 02 00 0002 0003 | ResolverDigest[name=, algorithms=[SHA2_256, SHA2_384], digest=]
                    ENCDNS_DIGEST_INFO | 01 01 61 0002 aabbcc | ResolverDigest[name=61, algorithms=[SHA2_256], digest=aabbcc]
                    FTT_KAT | 0102 | Count[number=258]
                    HOME_AGENT_ADDRESS | V6 | HomeAgent[ipv6=2001:db8::1, ipv4=Optional.empty]
                    HOME_AGENT_ADDRESS | V6 0a000004 | HomeAgent[ipv6=2001:db8::1, ipv4=Optional[10.0.0.4]]
                    EXTERNAL_SOURCE_IP4_NAT_INFO | c0000201 1194 | Endpoint[address=192.0.2.1, port=4500]
                    P_CSCF_IP6_ADDRESS | V6 | Address[address=2001:db8::1]
                    """)
    void readsTheValueOfEachType(CfgAttributeType.Known type, String value, String expected) {
        Bytes octets = value == null ? Bytes.EMPTY : Bytes.fromHex(value.replace("V6", V6));

        assertThat(CfgValue.of(new CfgAttribute(type, octets)).orThrow()).hasToString(expected);
    }

    @Test
    void noPrefixIsLongerThanItsAddress() {
        CfgAttribute attribute = new CfgAttribute(CfgAttributeType.Known.INTERNAL_IP6_ADDRESS,
                Bytes.fromHex(V6 + "81"));
        assertThat(CfgValue.of(attribute)).isInstanceOfSatisfying(Decoded.Bad.class,
                bad -> assertThat(bad.why().problem()).isEqualTo("says 129 bits, but an address has 128"));
    }

    /** Every type with every length of value up to 40 octets of zero, of one, and of 255. */
    private static Stream<CfgAttribute> attributes() {
        return Stream.of(CfgAttributeType.Known.values()).flatMap(type -> IntStream.rangeClosed(0, 40).boxed()
                .flatMap(length -> Stream.of("00", "01", "ff")
                        .map(octet -> new CfgAttribute(type, Bytes.fromHex(octet.repeat(length))))));
    }

    @Test
    void aValueThatDoesNotFitLeavesTheMessageAsItIs() {
        assertThat(attributes()).allSatisfy(CfgValueTest::isRead);
    }

    private static void isRead(CfgAttribute attribute) {
        Bytes octets = IkeMessages.encodeChain(ImmutableList.of(
                new ConfigurationPayload(CfgType.Known.CFG_REPLY, ImmutableList.of(attribute))));

        assertThat(IkeMessages.dissectChain(PayloadType.Known.CP, octets).why()).isEmpty();
        assertThat(CfgValue.of(attribute)).isNotNull();
    }

    /** So that a type which gets a number of IANA's gets its layout as well. */
    @ParameterizedTest
    @EnumSource(CfgAttributeType.Known.class)
    void everyTypeHasFields(CfgAttributeType.Known type) {
        CfgAttribute attribute = new CfgAttribute(type, Bytes.zeros(1));

        assertThat(CfgValue.of(attribute).toOptional()).isNotEqualTo(Optional.of(new CfgValue.Opaque(Bytes.zeros(1))));
    }

    @Test
    void theAddressOfAnyAttributeThatHoldsOne() {
        assertThat(CfgValue.address(new CfgAttribute(CfgAttributeType.Known.INTERNAL_IP6_ADDRESS,
                Bytes.fromHex(V6 + "40")))).contains(IpAddress.of("2001:db8::1"));
        assertThat(CfgValue.address(new CfgAttribute(CfgAttributeType.Known.APPLICATION_VERSION, Bytes.utf8("1"))))
                .isEmpty();
    }
}
