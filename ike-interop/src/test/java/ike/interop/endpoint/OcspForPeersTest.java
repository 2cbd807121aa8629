package ike.interop.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.crypto.certificate.Authority;
import ike.crypto.certificate.Certificate;
import ike.crypto.certificate.OcspResponder;
import ike.crypto.certificate.RevocationQuery;
import ike.crypto.signature.PairForm;
import ike.crypto.signature.SeededKeys;
import ike.crypto.signature.SignatureHash;
import ike.crypto.signature.SignatureScheme;
import ike.crypto.signature.SigningKey;
import ike.engine.AskId;
import ike.engine.Question;
import ike.engine.Verdict;
import ike.engine.config.PublicKeyRound;
import ike.wire.Bytes;
import ike.wire.v2.Identification;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** OCSP responses about our own certificates, for a peer that wants to see them inside IKE (RFC 4806 §4.2). */
class OcspForPeersTest {
    private static final SigningKey KEY = SigningKey.read(SeededKeys.ec("P-256", 3)).orThrow();
    private static final Authority ROOT = Authority.of("CN=Root",
            SigningKey.read(SeededKeys.ec("P-256", 1)).orThrow());
    private static final Identification MOON = Identification.fqdn("moon.test");
    private static final SignatureScheme SCHEME = new SignatureScheme.Ecdsa(SignatureHash.SHA2_256, PairForm.DER);

    private final WebFixture web = new WebFixture();
    private final Inquiries inquiries = web.inquiries();
    private final Certificate own = ROOT.peer("CN=moon", KEY, MOON,
            draft -> draft.listedAt(web.base() + "/root.crl").answeredAt(web.base() + "/ocsp"));

    OcspForPeersTest() throws IOException {
        web.credentials.load(ROOT.root());
        web.credentials.load(own);
        web.credentials.load(KEY);
    }

    @AfterEach
    void stop() {
        web.close();
    }

    /** Fetched once, and only of responders. */
    @Test
    void theyAreFetchedForAPeerThatWantsThem() throws Exception {
        RevocationQuery query = new RevocationQuery(own, ROOT.root(), ImmutableList.of(), ImmutableList.of());
        Bytes response = new OcspResponder(ROOT, _ -> false).answer(query.ocspRequest(), Authority.FROM, Authority.TO);
        web.served.put("/ocsp", response);
        assertThat(signed(false).ocsp()).isEmpty();
        assertThat(web.asked).isEmpty();
        assertThat(signed(true).ocsp()).containsExactly(response);
        assertThat(signed(true).ocsp()).containsExactly(response);
        assertThat(web.asked).containsExactly("/ocsp");
    }

    @Test
    void whoHasNoneSignsWithoutOne() throws InterruptedException {
        assertThat(signed(true).ocsp()).isEmpty();
        assertThat(web.asked).containsExactly("/ocsp");
    }

    @Test
    void whatCannotBeReadIsNotSent() throws InterruptedException {
        web.served.put("/ocsp", Bytes.utf8("no answer that can be read"));
        assertThat(signed(true).ocsp()).isEmpty();
    }

    private Verdict.Signed signed(boolean status) throws InterruptedException {
        inquiries.sign(new AskId(1), new Question.Sign(MOON, PublicKeyRound.ANY, ImmutableList.of(SCHEME),
                ImmutableSet.of(), status, Bytes.utf8("what AUTH covers")));
        return (Verdict.Signed) web.verdict();
    }
}
