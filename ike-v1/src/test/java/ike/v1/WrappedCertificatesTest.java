package ike.v1;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.crypto.certificate.Certificate;
import ike.crypto.signature.SeededKeys;
import ike.crypto.signature.SigningKey;
import ike.engine.Input;
import ike.engine.Limits;
import ike.engine.Order;
import ike.engine.OrderId;
import ike.engine.SaNumbers;
import ike.engine.config.CertificateExchange;
import ike.engine.config.PublicKeyRound;
import ike.engine.sim.EngineFactory;
import ike.engine.sim.Host;
import ike.engine.sim.Seeds;
import ike.engine.sim.TwoHosts;
import ike.v1.Fixtures.Setup;
import ike.v1.exchange.Environment;
import ike.wire.Bytes;
import ike.wire.v1.CertEncoding;
import ike.wire.v1.CertPayload;
import ike.wire.v1.IsakmpMessage;
import ike.wire.v1.IsakmpMessages;
import ike.wire.v1.Payload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.BERSet;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A peer that sends its whole chain in one payload of PKCS #7, as some do (RFC 4945 §3.3.4). No signature covers CERT payloads, so what
 * goes by can be rewritten.
 */
class WrappedCertificatesTest {
    private static final SigningKey KEY = SignatureTest.key(SeededKeys.rsa(2048, 11));

    @ParameterizedTest
    @CsvSource({"2, is up", "1, INVALID-SIGNATURE"})
    void theChainIsReadAndNeeded(int certificates, String outcome) {
        Seeds.playOne(1, simulation -> {
            TwoHosts two = TwoHosts.in(simulation, engine(input -> wrapped(input, certificates)),
                    engine(UnaryOperator.identity()));
            equip(two.left(), "left", true);
            equip(two.right(), "right", false);
            // The left one knows the authority in between from the wire alone.
            two.right().credentials().load(SignatureTest.BETWEEN);
            OrderId id = two.left().order(new Order.Initiate("home", Optional.of("net")));
            simulation.run(Duration.ofSeconds(5));
            assertThat(two.left().outcome(id)).get().asString().contains(outcome);
        });
    }

    private static void equip(Host host, String name, boolean left) {
        Certificate certificate = SignatureTest.certificate(name, KEY,
                left ? SignatureTest.ROOT : SignatureTest.MIDDLE);
        Fixtures.load(host, Setup.USUAL.inAggressiveMode().changed(SignatureTest.signing(name,
                PublicKeyRound.ANY.with(certificate), CertificateExchange.USUAL)), left);
        host.credentials().load(KEY);
        host.credentials().load(certificate);
        host.credentials().load(SignatureTest.ROOT.root());
        host.order(new Order.LoadAuthorities(host.credentials().anchors()));
    }

    /** The CERT payloads of a message as one, with the first so many certificates of them. */
    private static Input wrapped(Input input, int certificates) {
        if (!(input instanceof Input.Datagram datagram)) {
            return input;
        }
        IsakmpMessage message = IsakmpMessages.decode(datagram.octets()).orThrow();
        ImmutableList<CertPayload> sent = message.payloads().all(CertPayload.class);
        if (sent.isEmpty()) {
            return input;
        }
        CertPayload one = new CertPayload(CertEncoding.Known.PKCS7_WRAPPED_X509, pkcs7(sent.subList(0, certificates)));
        ImmutableList<Payload> others = message.payloads().payloads().stream()
                .filter(payload -> !(payload instanceof CertPayload)).collect(ImmutableList.toImmutableList());
        return new Input.Datagram(datagram.now(), datagram.path(), IsakmpMessages.encode(message.header(),
                ImmutableList.<Payload>builder().addAll(others).add(one).build()).octets());
    }

    private static Bytes pkcs7(ImmutableList<CertPayload> payloads) {
        try {
            ASN1EncodableVector vector = new ASN1EncodableVector();
            for (CertPayload payload : payloads) {
                vector.add(ASN1Primitive.fromByteArray(payload.data().toArray()));
            }
            SignedData data = new SignedData(new DERSet(), new ContentInfo(CMSObjectIdentifiers.data, null),
                    new BERSet(vector), null, new DERSet());
            return Bytes.owning(new ContentInfo(CMSObjectIdentifiers.signedData, data).getEncoded("BER"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EngineFactory engine(UnaryOperator<Input> arriving) {
        return (entropy, log) -> Watched.around(new Ikev1Engine(
                new Environment(entropy, log, Limits.DEFAULT, 500, 4500, false, true, new SaNumbers())), arriving,
                effect -> {
                });
    }
}
