package ike.engine.credential;

import static org.assertj.core.api.Assertions.assertThat;

import ike.crypto.signature.SignatureHash;
import ike.wire.Bytes;
import ike.wire.v2.HashAndUrl;
import org.junit.jupiter.api.Test;

/** What was fetched is kept until somebody wants it fetched anew, each kind by itself. */
class FetchedTest {
    @Test
    void eachKindIsForgottenByItself() {
        Fetched fetched = new Fetched();
        Bytes octets = Bytes.utf8("a certificate");
        HashAndUrl link = new HashAndUrl(SignatureHash.SHA1.of(octets), "http://example.test/a");
        fetched.keepCrl("list", Bytes.utf8("a list"));
        fetched.keepOcsp("responder", Bytes.utf8("a response"));
        assertThat(fetched.keepLinked(link, octets)).isTrue();
        fetched.forgetCrls();
        assertThat(fetched.crls()).isEmpty();
        assertThat(fetched.ocsp()).hasSize(1);
        fetched.forgetOcsp();
        assertThat(fetched.ocsp()).isEmpty();
        assertThat(fetched.linked(link)).contains(octets);
        fetched.forgetLinked();
        assertThat(fetched.linked(link)).isEmpty();
    }
}
