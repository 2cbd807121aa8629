package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import ike.crypto.Offered;
import ike.crypto.Secret;
import ike.engine.NatDetection;
import ike.engine.Path;
import ike.engine.config.Connection;
import ike.v1.figure.Item;
import ike.v1.figure.Mode;
import ike.v1.message.Refused;
import ike.v1.sa.Agreed;
import ike.v1.sa.Claim;
import ike.v1.sa.Connecting;
import ike.v1.sa.IsakmpSa;
import ike.v1.sa.Keyed;
import ike.v1.sa.Replies;
import ike.v1.sa.SaName;
import ike.v1.sa.WantedChild;
import ike.wire.Bytes;
import ike.wire.v1.Cookie;
import ike.wire.v1.IdPayload;
import ike.wire.v1.Identification;
import ike.wire.v1.IsakmpMessage;
import ike.wire.v1.IsakmpMessages;
import ike.wire.v1.KePayload;
import ike.wire.v1.NoncePayload;
import ike.wire.v1.Payload;
import ike.wire.v1.PayloadList;
import ike.wire.v1.SaPayload;
import java.util.Optional;

/** What the initiator does in Aggressive Mode (RFC 2409 §5); the figures are in {@code ike.v1.figure}. */
final class AggressiveInitiator {
    private AggressiveInitiator() {
    }

    /** Says everything at once: offer, public value, nonce, and who we are. */
    static Connecting.AggressiveSent start(Turn turn, Connection connection, Path path,
            ImmutableList<WantedChild> wanted) throws Refused {
        SaPayload offer = Phase1Proposals.offer(connection);
        Phase1Proposals.Chosen first = Phase1Proposals.first(offer, connection);
        SaName name = new SaName(turn.surroundings().nextId(), connection, turn.newCookie(), Cookie.ZERO, true, path);
        Offered key = turn.offer(first.suite().group());
        Bytes ni = turn.nonce();
        Bytes octets = Messages.clear(name, Mode.AGGRESSIVE, first.figure(Mode.AGGRESSIVE).line(1).arrange(
                ImmutableListMultimap.of(Item.SA, offer, Item.KE, new KePayload(key.publicData()), Item.NONCE,
                        new NoncePayload(ni), Item.ID, new IdPayload(Identities.toWire(Identities.local(name)))),
                ImmutableList.<Payload>builder().addAll(Offers.vendorIds())
                        .addAll(Certificates.requests(turn, connection)).build()));
        Bytes sa = IsakmpMessages.encodeInside(ImmutableList.of(offer)).chain().getFirst().body();
        return new Connecting.AggressiveSent(name, wanted, sa, key, ni, turn.sent(path, octets), Replies.NONE);
    }

    /** The responder has chosen, said who it is, and proved it: so do we, and the SA is up. */
    static IsakmpSa onAnswer(Turn turn, Connecting.AggressiveSent sa, IsakmpMessage message, Path path)
            throws Refused {
        PayloadList payloads = message.payloads();
        Phase1Proposals.Chosen chosen = Phase1Proposals.chosen(Messages.only(payloads, SaPayload.class),
                sa.name().connection());
        SaName name = sa.name().withResponder(message.header().responderCookie());
        Agreed agreed = Offers.agreed(chosen, Mode.AGGRESSIVE, sa.sa(), payloads);
        Messages.require(agreed.figure(), 2, payloads);
        NatDetection nat = NatHashes.judge(name, agreed.suite(), payloads, path);
        Identification peer = Messages.only(payloads, IdPayload.class).id();
        Keyed keyed = keyed(turn, sa, name, agreed, payloads).with(nat);
        try {
            return Judging.judge(turn, sa, new Claim(name.withPath(NatHashes.floated(turn, name, nat)), sa.wanted(),
                    agreed, keyed, 2, peer, payloads, message.octets(), sa.replies()));
        } catch (Refused refused) {
            keyed.wipe();
            throw refused;
        }
    }

    private static Keyed keyed(Turn turn, Connecting.AggressiveSent sa, SaName name, Agreed agreed,
            PayloadList payloads) throws Refused {
        Bytes gxr = Messages.only(payloads, KePayload.class).data();
        try (Secret shared = Phase1Keys.agreed(sa.key().agree(gxr)).shared()) {
            return Phase1Keys.derive(turn, name, agreed,
                    new Phase1Keys.Values(sa.key().publicData(), gxr, sa.ni(), Messages.nonce(payloads)), shared,
                    Optional.of(Messages.only(payloads, IdPayload.class).id()), Certificates.wish(payloads));
        }
    }
}
