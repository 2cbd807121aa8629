package ike.v2;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.crypto.certificate.Certificate;
import ike.crypto.certificate.KnownAuthority;
import ike.crypto.signature.SignatureHash;
import ike.engine.Order;
import ike.engine.sim.Heading;
import ike.engine.sim.Host;
import ike.engine.sim.Packet;
import ike.v2.auth.CertificatePayloads;
import ike.v2.exchange.Habits;
import ike.wire.Bytes;
import ike.wire.v2.CertEncoding;
import ike.wire.v2.CertPayload;
import ike.wire.v2.CertReqPayload;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.HashAndUrl;
import ike.wire.v2.NotifyType;
import ike.wire.v2.Payload;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates that are named by hash and URL instead of sent (RFC 7296 §3.6, §3.7). */
class HashAndUrlTest {
    private static final Order INITIATE = new Order.Initiate("home", Optional.of("net"));
    private static final String BASE = "http://ca.test/";

    private static Setup fetching() {
        return Pki.both().habits(Change.with(Habits.DEFAULT, "hashAndUrl", true));
    }

    /** The side keeps what the authorities have issued where peers find it. */
    static void publish(Host host) {
        for (Certificate authority : ImmutableList.of(Pki.ROOT.root(), Pki.BETWEEN)) {
            host.credentials().load(new KnownAuthority(authority.subject(), authority, ImmutableList.of(),
                    ImmutableList.of(), Optional.of(BASE)));
        }
    }

    /** Somebody has fetched this for the side. */
    static void fetched(Host host, Certificate certificate) {
        assertThat(host.credentials().fetched().keepLinked(link(certificate), certificate.der())).isTrue();
    }

    private static HashAndUrl link(Certificate certificate) {
        Bytes hash = SignatureHash.SHA1.of(certificate.der());
        return new HashAndUrl(hash, BASE + hash.hex());
    }

    private static ImmutableList<CertPayload> shown(Scene scene, Actor actor) {
        return scene.seen().stream().filter(seen -> seen.from().equals(actor.name()))
                .flatMap(seen -> seen.payloads().stream()).filter(CertPayload.class::isInstance)
                .map(CertPayload.class::cast).collect(ImmutableList.toImmutableList());
    }

    private static CertPayload named(Certificate certificate) {
        return new CertPayload(CertEncoding.Known.HASH_AND_URL_X509, link(certificate).data());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoSaysThatItFetchesGetsHashesAndAddresses(boolean initiator) {
        Scene.play(fetching(), scene -> {
            Pki.equip(scene, Pki.P256, Pki.RSA);
            Actor one = initiator ? scene.left() : scene.right();
            Actor other = initiator ? scene.right() : scene.left();
            Certificate own = Pki.certificate(one, initiator ? Pki.P256 : Pki.RSA);
            publish(one.host());
            fetched(other.host(), own);
            scene.establish();
            scene.settle();
            assertThat(shown(scene, one)).containsExactly(named(own), named(Pki.BETWEEN));
            assertThat(shown(scene, other)).extracting(CertPayload::encoding)
                    .containsOnly(CertEncoding.Known.X509_SIGNATURE);
            assertThat(scene.lastResponse(scene.right(), ExchangeType.Known.IKE_SA_INIT)
                    .notify(NotifyType.Known.HTTP_CERT_LOOKUP_SUPPORTED)).isPresent();
            assertThat(scene.lastRequest(scene.left(), ExchangeType.Known.IKE_AUTH)
                    .notify(NotifyType.Known.HTTP_CERT_LOOKUP_SUPPORTED)).isPresent();
        });
    }

    @Test
    void whoDoesNotSayItGetsCertificates() {
        Scene.play(Pki.both(), scene -> {
            Pki.equip(scene, Pki.P256, Pki.RSA);
            publish(scene.left().host());
            publish(scene.right().host());
            scene.establish();
            assertThat(shown(scene, scene.left())).extracting(CertPayload::encoding)
                    .containsOnly(CertEncoding.Known.X509_SIGNATURE);
            assertThat(scene.seen())
                    .noneMatch(seen -> seen.notify(NotifyType.Known.HTTP_CERT_LOOKUP_SUPPORTED).isPresent());
        });
    }

    /** §3.7: it goes with a request for certificates. */
    @Test
    void whoWantsNoCertificateDoesNotSayItEither() {
        Scene.established(Setup.USUAL.habits(fetching().habits()), scene -> assertThat(scene.seen())
                .noneMatch(seen -> seen.notify(NotifyType.Known.HTTP_CERT_LOOKUP_SUPPORTED).isPresent()));
    }

    @Test
    void whatCannotBeFetchedIsNamedInTheReport() {
        Scene.play(fetching(), scene -> {
            Pki.equip(scene, Pki.P256, Pki.RSA);
            publish(scene.left().host());
            scene.left().failed(INITIATE);
            assertThat(Pki.failure(scene.right()).explanation())
                    .contains(link(Pki.certificate(scene.left(), Pki.P256)).url(), "could not be fetched",
                            "has named its certificate by hash and URL");
            assertThat(Pki.failure(scene.right()).notification()).isEqualTo("AUTHENTICATION_FAILED");
        });
    }

    /** §3.7: the authorities are named in the same way, whatever form of certificate is asked for. */
    @ParameterizedTest
    @EnumSource(value = CertEncoding.Known.class, names = {"X509_SIGNATURE", "HASH_AND_URL_X509", "HASH_AND_URL_BUNDLE",
            "OCSP_CONTENT"})
    void everyFormOfCertificateCanBeAskedFor(CertEncoding encoding) {
        ImmutableList<Payload> request = ImmutableList.of(new CertReqPayload(encoding, Bytes.zeros(40)));
        boolean certificate = encoding != CertEncoding.Known.OCSP_CONTENT;
        assertThat(CertificatePayloads.isAskedFor(request)).isEqualTo(certificate);
        assertThat(CertificatePayloads.wanted(request)).hasSize(certificate ? 1 : 0);
    }

    /** What was not asked for is passed over, even if somebody has fetched it once. */
    @Test
    void namesAreForThoseOnlyWhoSaidThatTheyFetch() {
        Scene.play(Pki.both(), scene -> {
            Pki.equip(scene, Pki.P256, Pki.RSA);
            Certificate own = Pki.certificate(scene.left(), Pki.P256);
            fetched(scene.right().host(), own);
            scene.gate().request(Heading.OUT, ExchangeType.Known.IKE_AUTH)
                    .changed(packet -> changed(scene, packet,
                            payload -> certificate(payload, own) ? named(own) : payload));
            scene.left().failed(INITIATE);
            assertThat(Pki.failure(scene.right()).explanation()).contains("none of the keys that may have made it");
        });
    }

    private static boolean certificate(Payload payload, Certificate own) {
        return payload instanceof CertPayload cert && cert.data().equals(own.der());
    }

    private static Packet changed(Scene scene, Packet packet, UnaryOperator<Payload> change) {
        Sighting seen = scene.seen().getLast();
        return Crafted.withOctets(packet, scene.keyring().seal(seen.header(),
                seen.payloads().stream().map(change).toList()));
    }
}
