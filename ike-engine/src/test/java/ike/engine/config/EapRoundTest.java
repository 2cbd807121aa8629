package ike.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import ike.crypto.certificate.DistinguishedName;
import ike.wire.Bytes;
import org.junit.jupiter.api.Test;

/** EAP's name is text, or with EAP-TLS a distinguished name in DER; either way people read it, and nothing in it steers a terminal. */
class EapRoundTest {
    @Test
    void aNameInDerIsReadAsOneInText() {
        String text = "C=CH, O=strongSwan Project, CN=dave@strongswan.org";
        assertThat(EapRound.text(DistinguishedName.parse(text).orElseThrow().der())).isEqualTo(text);
        assertThat(EapRound.text(Bytes.utf8(text))).isEqualTo(text);
        assertThat(EapRound.text(Bytes.utf8("carol"))).isEqualTo("carol");
    }

    @Test
    void whatOnlyBeginsLikeOneIsShownInHexadecimal() {
        assertThat(EapRound.text(Bytes.fromHex("30ff1b"))).isEqualTo("30ff1b");
        assertThat(EapRound.text(Bytes.fromHex("1b5b"))).doesNotContain("\u001b");
        assertThat(EapRound.text(Bytes.EMPTY)).isEmpty();
    }
}
