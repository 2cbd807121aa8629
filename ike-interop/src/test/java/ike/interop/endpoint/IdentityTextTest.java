package ike.interop.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import ike.wire.Bytes;
import ike.wire.v2.Identification;
import org.junit.jupiter.api.Test;

/** Identities in strongSwan's words, which scripts look for. */
class IdentityTextTest {
    @Test
    void aKeyIdIsTextOrOctetsWithColons() {
        assertThat(text(Identification.keyId(Bytes.fromHex("cbf7f0cbd03e15e9fbd64f8825e8a84d0ef35500"))))
                .isEqualTo("cb:f7:f0:cb:d0:3e:15:e9:fb:d6:4f:88:25:e8:a8:4d:0e:f3:55:00");
        assertThat(text(Identification.keyId(Bytes.utf8("twenty octets of it.")))).startsWith("74:77:65");
        assertThat(text(Identification.keyId(Bytes.utf8("a key")))).isEqualTo("a key");
        assertThat(text(Identification.keyId(Bytes.fromHex("61620a")))).isEqualTo("61:62:0a");
        assertThat(text(Identification.keyId(Bytes.fromHex("c3a4")))).isEqualTo("c3:a4");
    }

    @Test
    void othersLoseTheirType() {
        assertThat(text(Identification.fqdn("moon.test"))).isEqualTo("moon.test");
        assertThat(IdentityText.of("carol")).isEqualTo("carol");
    }

    private static String text(Identification identity) {
        return IdentityText.of(identity.describe());
    }
}
