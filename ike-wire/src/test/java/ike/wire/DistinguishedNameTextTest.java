package ike.wire;

import static org.assertj.core.api.Assertions.assertThat;

import ike.wire.v1.CertEncoding;
import ike.wire.v1.CertReqPayload;
import ike.wire.v1.Cookie;
import ike.wire.v1.ExchangeType;
import ike.wire.v1.IsakmpHeader;
import ike.wire.v1.IsakmpMessages;
import ike.wire.v2.IdType;
import ike.wire.v2.Identification;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Distinguished names for people, first part first; what is no name stays octets. */
class DistinguishedNameTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CN=sun, C=CH                          | C=CH, CN=sun
            CN=moon, OU=a+OU=b, O=Org, C=CH       | C=CH, O=Org, OU=a+OU=b, CN=moon
            EMAILADDRESS=carol@road.test, C=CH    | C=CH, E=carol@road.test
            CN="Sun, the", C=CH                   | C=CH, CN=Sun\\, the
            """)
    void theOrderIsThatOfTheEncoding(String principal, String text) {
        Identification name = new Identification(IdType.Known.ID_DER_ASN1_DN,
                Bytes.owning(new X500Principal(principal).getEncoded()));
        assertThat(name.describe()).isEqualTo("ID_DER_ASN1_DN " + text);
        assertThat(ike.wire.v1.Identification.of(ike.wire.v1.IdType.Known.ID_DER_ASN1_DN, name.data()).describe())
                .isEqualTo(name.describe());
    }

    /** An authority that IKEv1 asks for by name (RFC 2408 §3.10). */
    @Test
    void anAuthorityThatIsAskedForIsNamed() {
        Bytes name = Bytes.owning(new X500Principal("CN=Root, C=CH").getEncoded());
        for (Bytes authority : List.of(name, Bytes.EMPTY, Bytes.of(1, 2))) {
            Bytes message = IsakmpMessages.encode(
                    IsakmpHeader.of(new Cookie(1), new Cookie(2), ExchangeType.Known.MAIN_MODE, 0, 0),
                    List.of(new CertReqPayload(CertEncoding.Known.X509_SIGNATURE, authority))).octets();
            assertThat(IsakmpMessages.dissect(message).root().leaves()
                    .filter(leaf -> leaf.name().equals("Certificate Authority"))).singleElement()
                    .satisfies(leaf -> assertThat(leaf.value())
                            .isEqualTo(authority.equals(name) ? "C=CH, CN=Root" : authority.hex()));
        }
    }

    @Property
    void anythingIsDescribedOnOneLine(@ForAll byte[] octets) {
        assertThat(new Identification(IdType.Known.ID_DER_ASN1_DN, Bytes.owning(octets)).describe().lines().count())
                .isEqualTo(1);
    }
}
