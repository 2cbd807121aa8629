package ike.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.CfgAttribute;
import ike.wire.v2.CfgAttributeType;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Name servers and the names that they are for (RFC 7296 §3.15.1, RFC 8598). */
class NameServiceTest {
    private static final CfgAttribute SERVER = new CfgAttribute(CfgAttributeType.Known.INTERNAL_IP4_DNS,
            Bytes.fromHex("0a090001"));

    @Test
    void serversAndDomainsAreReadInTheirOrder() {
        CfgAttribute six = new CfgAttribute(CfgAttributeType.Known.INTERNAL_IP6_DNS,
                Bytes.fromHex("20010db8000000000000000000000009"));
        NameService names = NameService.of(ImmutableList.of(domain("example.org."), six, SERVER, SERVER,
                domain("lab.example.net")));
        assertThat(names.servers()).containsExactly(IpAddress.of("2001:db8::9"), IpAddress.of("10.9.0.1"));
        assertThat(names.domains()).containsExactly("example.org", "lab.example.net");
    }

    @Test
    void domainsWithoutAServerSayNothing() {
        assertThat(NameService.of(ImmutableList.of(domain("example.org")))).isEqualTo(NameService.NONE);
    }

    /** Scripts get these texts: what could be more than a name to one of them is left out. */
    @Test
    void whatIsNoNameIsLeftOut() {
        NameService names = NameService.of(ImmutableList.of(SERVER, domain("$(reboot).org"), domain("a b"), domain(""),
                domain("x\ny"), domain("a".repeat(254)), domain("good_1.example-2.org")));
        assertThat(names.domains()).containsExactly("good_1.example-2.org");
    }

    @Test
    void sixteenOfEachAreKept() {
        ImmutableList.Builder<CfgAttribute> many = ImmutableList.builder();
        IntStream.range(0, 40).forEach(i -> many.add(domain("d" + i + ".org"), new CfgAttribute(
                CfgAttributeType.Known.INTERNAL_IP4_DNS, Bytes.of(10, 9, 0, i))));
        NameService names = NameService.of(many.build());
        assertThat(names.servers()).hasSize(16);
        assertThat(names.domains()).hasSize(16);
    }

    private static CfgAttribute domain(String name) {
        return new CfgAttribute(CfgAttributeType.Known.INTERNAL_DNS_DOMAIN, Bytes.utf8(name));
    }
}
