package ike.wire.v2;

import static org.assertj.core.api.Assertions.assertThat;

import ike.wire.Bytes;
import javax.security.auth.x500.X500Principal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
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
    }

    @Property
    void anythingIsDescribedOnOneLine(@ForAll byte[] octets) {
        assertThat(new Identification(IdType.Known.ID_DER_ASN1_DN, Bytes.owning(octets)).describe().lines().count())
                .isEqualTo(1);
    }
}
