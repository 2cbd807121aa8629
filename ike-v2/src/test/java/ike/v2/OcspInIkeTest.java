package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.crypto.certificate.Authority;
import ike.crypto.certificate.Certificate;
import ike.crypto.certificate.OcspResponder;
import ike.crypto.certificate.RevocationQuery;
import ike.crypto.certificate.TrustRequest.Revocation;
import ike.engine.AuthorityHint;
import ike.engine.Order;
import ike.engine.config.CertificateExchange;
import ike.engine.config.Connection;
import ike.engine.config.PublicKeyRound;
import ike.v2.auth.CertificatePayloads;
import ike.wire.Bytes;
import ike.wire.v2.CertEncoding;
import ike.wire.v2.CertPayload;
import ike.wire.v2.CertReqPayload;
import ike.wire.v2.ExchangeType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OCSP responses inside IKE (RFC 4806), where nobody else says whether a certificate is revoked. */
class OcspInIkeTest {
    private static final Order INITIATE = new Order.Initiate("home", Optional.of("net"));

    /** What a side does about OCSP; it signs, and is strict about the other's certificate where it asks. */
    private static UnaryOperator<Connection> side(boolean request, boolean reply) {
        UnaryOperator<Connection> proofs = Pki.proofs(PublicKeyRound.ANY,
                Pki.round("pubkey", request ? Revocation.STRICT : Revocation.RELAXED));
        return c -> Change.with(proofs.apply(c), "certificates",
                new CertificateExchange(CertificateExchange.Send.IF_ASKED, true, request, reply, true));
    }

    private static Setup sides(boolean leftAsks, boolean rightReplies) {
        return Setup.USUAL.left(side(leftAsks, true)).right(side(false, rightReplies));
    }

    private static Bytes response(Authority authority, Certificate issuer, Certificate about, boolean revoked,
            Instant until) {
        try {
            RevocationQuery query = new RevocationQuery(about, issuer, ImmutableList.of(), ImmutableList.of());
            return new OcspResponder(authority, _ -> revoked).answer(query.ocspRequest(), Authority.FROM, until);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The side has asked the responders of its chain; the one of its own certificate says this. */
    private static void inform(Actor actor, Certificate own, boolean revoked, Instant until) {
        actor.host().credentials().fetched().keepOcsp("own",
                response(Pki.MIDDLE, Pki.BETWEEN, own, revoked, until));
        actor.host().credentials().fetched().keepOcsp("between",
                response(Pki.ROOT, Pki.ROOT.root(), Pki.BETWEEN, false, Authority.TO));
    }

    private static ImmutableList<CertPayload> statuses(Scene scene, Actor actor) {
        return scene.seen().stream().filter(seen -> seen.from().equals(actor.name()))
                .flatMap(seen -> seen.payloads().stream())
                .filter(CertPayload.class::isInstance).map(CertPayload.class::cast)
                .filter(cert -> cert.encoding().equals(CertEncoding.Known.OCSP_CONTENT))
                .collect(ImmutableList.toImmutableList());
    }

    private static ImmutableList<CertReqPayload> requests(Sighting seen) {
        return seen.payloads().stream().filter(CertReqPayload.class::isInstance).map(CertReqPayload.class::cast)
                .filter(request -> request.encoding().equals(CertEncoding.Known.OCSP_CONTENT))
                .collect(ImmutableList.toImmutableList());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoAsksGetsAResponseForEachCertificate(boolean initiator) {
        Setup setup = Setup.USUAL.left(side(initiator, true)).right(side(!initiator, true));
        Scene.play(setup, scene -> {
            Pki.equip(scene, Pki.P256, Pki.RSA);
            Actor one = initiator ? scene.left() : scene.right();
            Actor other = scene.other(one);
            assertThat(scene.left().failed(INITIATE)).isNotEmpty();
            assertThat(Pki.failure(one).explanation()).contains("nobody knows whether it is revoked");
            inform(other, Pki.certificate(other, initiator ? Pki.RSA : Pki.P256), false, Authority.TO);
            scene.establish();
            scene.settle();
            assertThat(statuses(scene, other)).hasSize(2);
            assertThat(statuses(scene, one)).isEmpty();
            assertThat(requests(initiator
                    ? scene.lastRequest(scene.left(), ExchangeType.Known.IKE_AUTH)
                    : scene.lastResponse(scene.right(), ExchangeType.Known.IKE_SA_INIT))).singleElement()
                    .extracting(CertReqPayload::authorities).isEqualTo(Bytes.EMPTY);
        });
    }

    /** RFC 4806 §3.1: responders that are trusted for themselves are named by the hashes of their keys. */
    @Test
    void respondersOfOursAreNamed() {
        Scene.play(sides(true, true), scene -> {
            Pki.equip(scene, Pki.P256, Pki.RSA);
            inform(scene.right(), Pki.certificate(scene.right(), Pki.RSA), false, Authority.TO);
            scene.left().order(new Order.LoadAuthorities(scene.left().host().credentials().anchors(),
                    ImmutableList.of(Pki.BETWEEN)));
            scene.establish();
            scene.settle();
            assertThat(requests(scene.lastRequest(scene.left(), ExchangeType.Known.IKE_AUTH))).singleElement()
                    .extracting(CertReqPayload::authorities)
                    .isEqualTo(AuthorityHint.KeyHash.of(Pki.BETWEEN).sha1());
        });
    }

    @Test
    void aResponseThatRevokesShutsOut() {
        Scene.play(sides(true, true), scene -> {
            Pki.equip(scene, Pki.P256, Pki.RSA);
            inform(scene.right(), Pki.certificate(scene.right(), Pki.RSA), true, Authority.TO);
            scene.left().failed(INITIATE);
            assertThat(Pki.failure(scene.left()).explanation()).contains("revoked by its issuer");
        });
    }

    /** Neither to who does not ask, nor by who is told not to, nor what is out of date. */
    @ParameterizedTest
    @CsvSource({"false, true, true", "true, false, true", "true, true, false"})
    void otherwiseNoneIsSent(boolean asked, boolean replies, boolean fresh) {
        Scene.play(sides(asked, replies), scene -> {
            Pki.equip(scene, Pki.P256, Pki.RSA);
            Certificate own = Pki.certificate(scene.right(), Pki.RSA);
            inform(scene.right(), own, false, fresh ? Authority.TO : Authority.FROM);
            scene.left().order(INITIATE);
            scene.run();
            assertThat(statuses(scene, scene.right())).hasSize(asked && replies ? 1 : 0);
            assertThat(scene.left().established().isEmpty()).isEqualTo(asked);
        });
    }

    /** An old response, sent unasked, must not keep us from asking somebody who knows better. */
    @Test
    void whatWasNotAskedForIsPassedOver() {
        CertPayload sent = new CertPayload(CertEncoding.Known.OCSP_CONTENT, Bytes.utf8("a response"));
        assertThat(CertificatePayloads.read(ImmutableList.of(sent), false, false).ocsp()).isEmpty();
        assertThat(CertificatePayloads.read(ImmutableList.of(sent), false, true).ocsp()).containsExactly(sent.data());
    }
}
