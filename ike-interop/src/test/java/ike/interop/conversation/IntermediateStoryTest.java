package ike.interop.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.crypto.Algorithms;
import ike.crypto.Prf;
import ike.crypto.Secret;
import ike.interop.transcript.OpenedMessage;
import ike.wire.Bytes;
import ike.wire.v2.ChainedPayload;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IkeHeader;
import ike.wire.v2.IkeSpi;
import ike.wire.v2.KePayload;
import ike.wire.v2.KeyExchangeId;
import ike.wire.v2.PrfId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What AUTH covers of IKE_INTERMEDIATE, computed here by the formulas of RFC 9242 §3.3.2 once more. */
class IntermediateStoryTest {
    private static final Prf PRF = Algorithms.prf(PrfId.PRF_HMAC_SHA2_256).orElseThrow();
    private static final ImmutableList<Secret> SK_PI = ImmutableList.of(key(1), key(2));
    private static final ImmutableList<Secret> SK_PR = ImmutableList.of(key(3), key(4));
    private static final IkeSpi SPI_I = new IkeSpi(0x1111);
    private static final IkeSpi SPI_R = new IkeSpi(0x2222);

    private final IntermediateStory story = new IntermediateStory();

    @Test
    void withoutSuchAnExchangeNothingIsAdded() {
        story.hear(auth(1));
        assertThat(story.octets(PRF, SK_PI, SK_PR)).contains(Bytes.EMPTY);
    }

    /** The first has a key exchange, so the second is covered by the next keys, and so is nothing behind it. */
    @Test
    void eachExchangeIsCoveredByItsKeys() {
        story.hear(message(true, 1, "request one", true));
        story.hear(message(false, 1, "response one", true));
        story.hear(message(true, 2, "request two", false));
        story.hear(message(false, 2, "response two", false));
        story.hear(auth(3));

        Bytes i1 = prf(SK_PI.get(0), content(true, 1, "request one"));
        Bytes r1 = prf(SK_PR.get(0), content(false, 1, "response one"));
        Bytes i2 = prf(SK_PI.get(1), Bytes.concat(i1, content(true, 2, "request two")));
        Bytes r2 = prf(SK_PR.get(1), Bytes.concat(r1, content(false, 2, "response two")));
        assertThat(story.octets(PRF, SK_PI, SK_PR)).contains(Bytes.concat(i2, r2, Bytes.u32(3)));
    }

    /** The first has no key exchange, so the second is covered by the same keys. */
    @Test
    void withoutAKeyExchangeTheKeysStay() {
        story.hear(message(true, 1, "request one", false));
        story.hear(message(false, 1, "response one", false));
        story.hear(message(true, 2, "request two", true));
        story.hear(message(false, 2, "response two", true));
        story.hear(auth(3));

        Bytes i1 = prf(SK_PI.get(0), content(true, 1, "request one"));
        Bytes r1 = prf(SK_PR.get(0), content(false, 1, "response one"));
        Bytes i2 = prf(SK_PI.get(0), Bytes.concat(i1, content(true, 2, "request two")));
        Bytes r2 = prf(SK_PR.get(0), Bytes.concat(r1, content(false, 2, "response two")));
        assertThat(story.octets(PRF, SK_PI, SK_PR)).contains(Bytes.concat(i2, r2, Bytes.u32(3)));
    }

    @Test
    void aMissingMessageOrKeyLeavesItOpen() {
        story.hear(message(true, 1, "request", true));
        story.hear(auth(2));
        assertThat(story.octets(PRF, SK_PI, SK_PR)).isEmpty();
        story.hear(message(false, 1, "response", true));
        assertThat(story.octets(PRF, ImmutableList.of(), SK_PR)).isEmpty();
        assertThat(story.octets(PRF, SK_PI, SK_PR)).isPresent();
    }

    private static OpenedMessage message(boolean request, int id, String inner, boolean withKe) {
        ImmutableList<ChainedPayload> chain = withKe
                ? ImmutableList.of(new ChainedPayload(0, new KePayload(KeyExchangeId.ML_KEM_768, Bytes.EMPTY),
                        Bytes.EMPTY))
                : ImmutableList.of();
        return new OpenedMessage(header(request, ExchangeType.Known.IKE_INTERMEDIATE, id), chain,
                Optional.of(new OpenedMessage.Sealed(prefix(request, id), Bytes.utf8(inner))));
    }

    private static OpenedMessage auth(int id) {
        return new OpenedMessage(header(true, ExchangeType.Known.IKE_AUTH, id), ImmutableList.of(), Optional.empty());
    }

    private static IkeHeader header(boolean request, ExchangeType exchange, int id) {
        return IkeHeader.of(SPI_I, SPI_R, exchange, request ? IkeHeader.FLAG_INITIATOR : IkeHeader.FLAG_RESPONSE, id);
    }

    /** A header of 28 octets and the generic header of SK, with lengths of the message as it was sent. */
    private static Bytes prefix(boolean request, int id) {
        return Bytes.concat(SPI_I.bytes(), SPI_R.bytes(), Bytes.of(46, 0x20, 43, request ? 8 : 0x20), Bytes.u32(id),
                Bytes.u32(999), Bytes.of(34, 0), Bytes.u16(971));
    }

    /** The same with the lengths that it would have without encryption, and the payloads in the clear. */
    private static Bytes content(boolean request, int id, String inner) {
        Bytes sent = prefix(request, id);
        return Bytes.concat(sent.slice(0, 24), Bytes.u32(32L + inner.length()), sent.slice(28, 30),
                Bytes.u16(4 + inner.length()), Bytes.utf8(inner));
    }

    private static Bytes prf(Secret key, Bytes data) {
        return PRF.ofPublic(key, run -> run.add(data));
    }

    private static Secret key(int octet) {
        return Secret.copyOf(Bytes.concat(Bytes.zeros(31), Bytes.of(octet)));
    }
}
