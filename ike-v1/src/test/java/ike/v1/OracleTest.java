package ike.v1;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.crypto.DerivationLog;
import ike.crypto.Secret;
import ike.crypto.signature.RsaEncryption;
import ike.engine.AskId;
import ike.engine.Effect;
import ike.engine.Input;
import ike.engine.Limits;
import ike.engine.Now;
import ike.engine.Order;
import ike.engine.OrderId;
import ike.engine.Path;
import ike.engine.Question;
import ike.engine.SaNumbers;
import ike.engine.SeededEntropy;
import ike.engine.TransportAddress;
import ike.engine.config.Connection;
import ike.engine.credential.Credentials;
import ike.v1.Fixtures.Setup;
import ike.v1.exchange.Environment;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v1.AuthenticationMethod;
import ike.wire.v1.Cookie;
import ike.wire.v1.DataAttribute;
import ike.wire.v1.ExchangeType;
import ike.wire.v1.HashPayload;
import ike.wire.v1.IdPayload;
import ike.wire.v1.IdType;
import ike.wire.v1.Identification;
import ike.wire.v1.IsakmpHeader;
import ike.wire.v1.IsakmpMessage;
import ike.wire.v1.IsakmpMessages;
import ike.wire.v1.IsakmpTransformId;
import ike.wire.v1.KePayload;
import ike.wire.v1.NoncePayload;
import ike.wire.v1.NotificationPayload;
import ike.wire.v1.OakleyAttribute;
import ike.wire.v1.Payload;
import ike.wire.v1.Proposal;
import ike.wire.v1.ProtocolId;
import ike.wire.v1.SaPayload;
import ike.wire.v1.Transform;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What Felsch et al. (USENIX Security 2018) asked routers in the encryption modes of IKEv1: whether a ciphertext is
 * properly padded. Here an attacker asks the same of a responder, and hears the same whatever it is.
 */
class OracleTest {
    private static final Path PATH = new Path(Path.Transport.UDP,
            new TransportAddress(IpAddress.of("198.51.100.1"), 500),
            new TransportAddress(IpAddress.of("192.0.2.1"), 500));
    private static final int MODULUS = 128;

    private final Random random = new Random(7);
    private final Credentials credentials = new Credentials(new SeededEntropy(8));
    private Ikev1Engine responder = engine();
    private long nanos;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyCiphertextIsAnsweredAlike(boolean revised) {
        credentials.loadForDecryption(EncryptionTest.RIGHT);
        List<String> answers = new ArrayList<>();
        Bytes good = encrypted(octets(32));
        Bytes goodId = encrypted(Identification.of(IdType.Known.ID_FQDN, Bytes.utf8("left.test")).body());
        answers.add(ask(revised, good, goodId));
        answers.add(ask(revised, encrypted(octets(3)), goodId));
        answers.add(ask(revised, encrypted(octets(100)), encrypted(Bytes.EMPTY)));
        answers.add(ask(revised, Bytes.zeros(MODULUS), goodId));
        for (int i = 0; i < 40; i++) {
            answers.add(ask(revised, garbage(), i % 2 == 0 ? goodId : garbage()));
        }
        assertThat(answers.getFirst()).contains("KE", "INVALID-HASH-INFORMATION");
        assertThat(answers).containsOnly(answers.getFirst());
    }

    /** Offers, sends the ciphertexts, claims a HASH_I, and writes down what comes back each time. */
    private String ask(boolean revised, Bytes nonce, Bytes id) {
        responder = engine();
        Connection connection = EncryptionTest
                .encrypting(revised, "right", EncryptionTest.RIGHT, "left", EncryptionTest.LEFT)
                .apply(Fixtures.connection(Setup.USUAL, false));
        send(new Input.Command(now(), new OrderId(1), new Order.LoadConnection(connection)));
        Cookie cookie = new Cookie(random.nextLong() | 1);
        Cookie answered = hear(message(cookie, Cookie.ZERO, 0, ImmutableList.of(offer(revised)))).getFirst().header()
                .responderCookie();
        Bytes ke = revised ? octets(144) : octets(128);
        ImmutableList<Payload> third = ImmutableList.of(new NoncePayload(nonce), new KePayload(ke),
                new IdPayload(new Identification(IdType.of(id.u8(0)), id.u8(1), id.u16At(2),
                        revised ? octets(44) : id.from(4))));
        List<IsakmpMessage> fourth = hear(message(cookie, answered, 0, third));
        Bytes garbage = IsakmpMessages.sealed(IsakmpHeader.of(cookie, answered, ExchangeType.Known.MAIN_MODE,
                IsakmpHeader.FLAG_ENCRYPTION, 0), new HashPayload(Bytes.EMPTY).type(), octets(48)).octets();
        return outline(fourth) + " / " + outline(hear(garbage));
    }

    private static String outline(List<IsakmpMessage> messages) {
        StringBuilder outline = new StringBuilder();
        for (IsakmpMessage message : messages) {
            outline.append(message.octets().length());
            message.payloads().payloads().forEach(payload -> outline.append(' ').append(payload.type().label())
                    .append(payload instanceof NotificationPayload n ? n.notifyType().label() : ""));
        }
        return outline.toString();
    }

    private static Bytes message(Cookie initiator, Cookie responder, int flags, List<? extends Payload> payloads) {
        return IsakmpMessages.encode(
                IsakmpHeader.of(initiator, responder, ExchangeType.Known.MAIN_MODE, flags, 0), payloads).octets();
    }

    private static SaPayload offer(boolean revised) {
        Transform transform = new Transform(1, IsakmpTransformId.KEY_IKE, ImmutableList.of(
                DataAttribute.of(OakleyAttribute.ENCRYPTION_ALGORITHM, 7),
                DataAttribute.of(OakleyAttribute.KEY_LENGTH, 128),
                DataAttribute.of(OakleyAttribute.HASH_ALGORITHM, 4),
                DataAttribute.of(OakleyAttribute.GROUP_DESCRIPTION, 2),
                DataAttribute.of(OakleyAttribute.AUTHENTICATION_METHOD, (revised
                        ? AuthenticationMethod.REVISED_RSA_ENCRYPTION
                        : AuthenticationMethod.RSA_ENCRYPTION).code())));
        return SaPayload.of(
                ImmutableList.of(new Proposal(1, ProtocolId.Known.ISAKMP, Bytes.EMPTY, ImmutableList.of(transform))));
    }

    private List<IsakmpMessage> hear(Bytes octets) {
        return send(new Input.Datagram(now(), PATH, octets));
    }

    private List<IsakmpMessage> send(Input input) {
        List<IsakmpMessage> sent = new ArrayList<>();
        for (Effect effect : responder.handle(input)) {
            switch (effect) {
                case Effect.Send(Path _, Bytes octets) ->
                    sent.add(IsakmpMessages.decode(octets).toOptional().orElseThrow());
                case Effect.Ask(AskId id, Question.Decrypt question) ->
                    sent.addAll(send(new Input.Answer(now(), id, credentials.decrypt(question))));
                default -> {
                }
            }
        }
        return sent;
    }

    private Now now() {
        return new Now(nanos++, Instant.EPOCH);
    }

    private static Ikev1Engine engine() {
        return new Ikev1Engine(new Environment(new SeededEntropy(9), DerivationLog.NONE, Limits.DEFAULT, 500, 4500,
                false, false, new SaNumbers()));
    }

    private Bytes garbage() {
        byte[] octets = new byte[MODULUS];
        random.nextBytes(octets);
        octets[0] = 0;
        return Bytes.owning(octets);
    }

    private Bytes octets(int length) {
        byte[] octets = new byte[length];
        random.nextBytes(octets);
        return Bytes.owning(octets);
    }

    private Bytes encrypted(Bytes message) {
        int seed = RsaEncryption.seedLength(EncryptionTest.RIGHT.publicKey(), message.length());
        try (Secret secret = Secret.copyOf(message); Secret padding = Secret.copyOf(octets(seed))) {
            return RsaEncryption.encrypt(EncryptionTest.RIGHT.publicKey(), secret, padding);
        }
    }
}
