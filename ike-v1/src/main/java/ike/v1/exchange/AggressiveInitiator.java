package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import ike.crypto.Offered;
import ike.crypto.Secret;
import ike.engine.NatDetection;
import ike.engine.Path;
import ike.engine.config.Connection;
import ike.v1.figure.Figure;
import ike.v1.figure.Item;
import ike.v1.figure.Mode;
import ike.v1.message.Refused;
import ike.v1.sa.Agreed;
import ike.v1.sa.Claim;
import ike.v1.sa.Connecting;
import ike.v1.sa.IsakmpSa;
import ike.v1.sa.Keyed;
import ike.v1.sa.Replies;
import ike.v1.sa.NatTraversal;
import ike.v1.sa.SaName;
import ike.v1.sa.WantedChild;
import ike.wire.Bytes;
import ike.wire.v1.Cookie;
import ike.wire.v1.IsakmpMessage;
import ike.wire.v1.IsakmpMessages;
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
        Figure figure = first.figure(Mode.AGGRESSIVE);
        Contribution own = Contribution.make(turn, name, figure, first.suite(), key.publicData());
        Bytes octets = Messages.clear(name, Mode.AGGRESSIVE, figure.line(1).arrange(
                ImmutableListMultimap.<Item, Payload>builder().put(Item.SA, offer).putAll(own.items()).build(),
                ImmutableList.<Payload>builder()
                        .addAll(Offers.vendorIds(turn, connection, NatTraversal.offered(connection)))
                        .addAll(Certificates.requests(turn, connection)).build()));
        Bytes sa = IsakmpMessages.encodeInside(ImmutableList.of(offer)).chain().getFirst().body();
        return new Connecting.AggressiveSent(name, wanted, sa, key, own.nonce(), turn.sent(path, octets), Replies.NONE);
    }

    /** The responder has chosen, said who it is, and proved it: so do we, and the SA is up. */
    static IsakmpSa onAnswer(Turn turn, Connecting.AggressiveSent sa, IsakmpMessage message, Path path)
            throws Refused {
        Agreed agreed = agreed(sa, message);
        Messages.require(agreed.figure(), 2, message.payloads());
        return agreed.figure().family().isSealed()
                ? Decryption.ask(turn, sa.name().withResponder(message.header().responderCookie()), Optional.of(sa),
                        agreed.figure(), message, path)
                : onAnswer(turn, sa, message, path, Heard.open(message.payloads()));
    }

    /** The same once that can be read; takes {@code peer} over. */
    static IsakmpSa onAnswer(Turn turn, Connecting.AggressiveSent sa, IsakmpMessage message, Path path, Heard peer)
            throws Refused {
        PayloadList payloads = message.payloads();
        SaName name = sa.name().withResponder(message.header().responderCookie());
        Agreed agreed = agreed(sa, message);
        NatDetection nat = NatHashes.judge(turn, name, agreed.suite(), payloads, path);
        Keyed keyed;
        try (peer; Secret shared = Phase1Keys.agreed(turn, agreed, sa.key().agree(peer.publicValue())).shared()) {
            keyed = Phase1Keys.derive(turn, name, agreed, new Phase1Keys.Values(sa.key().publicData(),
                    peer.publicValue(), sa.ni(), peer.nonce()), shared, peer.id(),
                    Certificates.wish(payloads)).with(nat);
        }
        try {
            return Judging.judge(turn, sa, new Claim(name.withPath(NatHashes.floated(turn, name, nat)), sa.wanted(),
                    agreed, keyed, 2, Judging.peer(keyed, payloads), payloads, message.octets(), sa.replies()));
        } catch (Refused refused) {
            keyed.wipe();
            throw refused;
        }
    }

    private static Agreed agreed(Connecting.AggressiveSent sa, IsakmpMessage message) throws Refused {
        Phase1Proposals.Chosen chosen = Phase1Proposals.chosen(Messages.only(message.payloads(), SaPayload.class),
                sa.name().connection());
        return Offers.agreed(chosen, Mode.AGGRESSIVE, sa.sa(), message.payloads(),
                NatTraversal.offered(sa.name().connection()).answered(message.payloads()));
    }
}
