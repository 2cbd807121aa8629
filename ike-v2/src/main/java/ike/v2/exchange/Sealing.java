package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.crypto.v2.IntermediateAuth;
import ike.crypto.v2.SkProtection;
import ike.engine.Entropy;
import ike.v2.sa.FragmentUse;
import ike.v2.sa.InFlight;
import ike.v2.sa.SaName;
import ike.v2.sa.Session;
import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.Malformed;
import ike.wire.v2.ChainedPayload;
import ike.wire.v2.EncryptedFragmentPayload;
import ike.wire.v2.EncryptedPayload;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IkeHeader;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.IkeMessages;
import ike.wire.v2.Payload;
import ike.wire.v2.PayloadType;
import java.util.List;
import java.util.Optional;

/** Puts messages into the Encrypted payload and takes them out again (RFC 7296 §3.14). */
final class Sealing {
    /** What a protected message turns out to be. */
    sealed interface Opened {
        /** Authentic, and made of these payloads. */
        record Inner(ImmutableList<ChainedPayload> chain) implements Opened {
        }

        /** Authentic, but its inside breaks the rules: the peer's fault, and it may be told. */
        record Bad(Malformed why) implements Opened {
        }

        /** Not protected by this SA's keys: it means nothing. */
        record NotAuthentic() implements Opened {
        }
    }

    private Sealing() {
    }

    /** A message of ours: one datagram, or several if it is large and the peer can put them together. */
    static ImmutableList<Bytes> seal(Turn turn, SaName name, Session session, ExchangeType exchange, boolean response,
            long messageId, List<? extends Payload> payloads) {
        return seal(turn, name, session, header(name, exchange, response, messageId), uncut(payloads));
    }

    /** A request of ours once more, cut anew. */
    static ImmutableList<Bytes> seal(Turn turn, SaName name, Session session, InFlight request, InFlight.Uncut uncut) {
        return seal(turn, name, session, header(name, request.exchange(), false, request.messageId()), uncut);
    }

    private static ImmutableList<Bytes> seal(Turn turn, SaName name, Session session, IkeHeader header,
            InFlight.Uncut uncut) {
        SkProtection protection = name.initiator()
                ? SkProtection.ofInitiator(session.algorithms(), session.keys())
                : SkProtection.ofResponder(session.algorithms(), session.keys());
        Envelope envelope = new Envelope(protection, header, uncut.first(), uncut.inner(),
                fragment -> iv(turn, protection, header, uncut.cuts(), fragment));
        return session.fragments() == FragmentUse.BOTH_WAYS
                ? envelope.pieces(Envelope.room(PathSearch.size(turn, session), name.path()))
                : ImmutableList.of(envelope.whole());
    }

    /** What these payloads are before they are sealed. */
    static InFlight.Uncut uncut(List<? extends Payload> payloads) {
        return new InFlight.Uncut(first(payloads), IkeMessages.encodeChain(payloads), 0);
    }

    /** A message of ours in IKE_INTERMEDIATE as AUTH covers it: whole, and in the clear (RFC 9242 §3.3.2). */
    static Bytes covered(SaName name, ExchangeType exchange, boolean response, long messageId,
            List<? extends Payload> payloads) {
        Bytes inner = IkeMessages.encodeChain(payloads);
        return IntermediateAuth.content(IkeMessages.sealedPrefix(header(name, exchange, response, messageId),
                ImmutableList.of(), first(payloads), inner.length()), inner);
    }

    /** The same of the peer's message, which {@link #open} has found authentic; in fragments it was put together. */
    static Bytes covered(Turn turn, SaName name, Session session, IkeMessage message) {
        return turn.reassembledOctets().map(inner -> IntermediateAuth.content(Fragments.wholePrefix(message), inner))
                .orElseGet(() -> IntermediateAuth.content(message.sealedPrefix().orElseThrow(),
                        open(name, session, message, message.first(EncryptedPayload.class).orElseThrow().body())
                                .orElseThrow()));
    }

    private static IkeHeader header(SaName name, ExchangeType exchange, boolean response, long messageId) {
        int flags = (name.initiator() ? IkeHeader.FLAG_INITIATOR : 0) | (response ? IkeHeader.FLAG_RESPONSE : 0);
        return IkeHeader.of(name.spiI(), name.spiR(), exchange, flags, messageId);
    }

    private static PayloadType first(List<? extends Payload> payloads) {
        return payloads.isEmpty() ? PayloadType.Known.NONE : payloads.getFirst().type();
    }

    /** What the peer's message holds; what its fragments hold, if it is their last. */
    static Opened open(Turn turn, SaName name, Session session, IkeMessage message) {
        if (turn.reassembled().isPresent()) {
            return turn.reassembled().get();
        }
        Optional<EncryptedPayload> sk = message.first(EncryptedPayload.class);
        return sk.flatMap(sealed -> open(name, session, message, sealed.body()))
                .<Opened>map(inner -> decode(sk.orElseThrow().firstInner(), inner))
                .orElseGet(Opened.NotAuthentic::new);
    }

    /** What a fragment holds, if it is authentic. */
    static Optional<Bytes> openFragment(SaName name, Session session, IkeMessage message,
            EncryptedFragmentPayload fragment) {
        return open(name, session, message, fragment.body());
    }

    private static Optional<Bytes> open(SaName name, Session session, IkeMessage message, Bytes body) {
        SkProtection protection = name.initiator()
                ? SkProtection.ofResponder(session.algorithms(), session.keys())
                : SkProtection.ofInitiator(session.algorithms(), session.keys());
        return protection.open(message.octets().slice(0, message.octets().length() - body.length()), body);
    }

    /** The payloads that were sealed. */
    static Opened decode(PayloadType first, Bytes inner) {
        return switch (IkeMessages.decodeChain(first, inner)) {
            case Decoded.Ok<ImmutableList<ChainedPayload>>(var chain) -> new Opened.Inner(chain);
            case Decoded.Bad<ImmutableList<ChainedPayload>>(Malformed why) -> new Opened.Bad(why);
        };
    }

    /**
     * The IV of an AEAD or of counter mode must never come twice under one key (RFC 5282 §3.1, RFC 5930 §2): it is the
     * fragment's place in the SA, since each side seals one text for each message ID, direction, fragment number, which
     * is 0 for a whole message, and time that it is cut anew. CBC's must not be foreseen (RFC 3602 §3): it is drawn.
     */
    private static Bytes iv(Turn turn, SkProtection protection, IkeHeader header, int cuts, int fragment) {
        if (!protection.encryption().unpredictableIv()) {
            return Bytes.concat(Bytes.of(header.isResponse() ? 1 : 0), Bytes.zeros(protection.ivLength() - 8),
                    Bytes.of(cuts), Bytes.u16(fragment), Bytes.u32(header.messageId()));
        }
        return turn.environment().entropy().open(Entropy.Use.IV, protection.ivLength());
    }
}
