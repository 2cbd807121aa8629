package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import ike.crypto.Offered;
import ike.crypto.Secret;
import ike.crypto.v1.IsakmpCipher;
import ike.engine.NatDetection;
import ike.engine.Path;
import ike.engine.config.Connection;
import ike.v1.figure.Mode;
import ike.v1.message.Refused;
import ike.v1.sa.Agreed;
import ike.v1.sa.Claim;
import ike.v1.sa.Connecting;
import ike.v1.sa.Draft;
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

/** What the initiator does in Main Mode (RFC 2409 §5); the figures are in {@code ike.v1.figure}. */
final class MainInitiator {
    private MainInitiator() {
    }

    /** Offers; the SA waits for the answer. */
    static Connecting.OfferSent start(Turn turn, Connection connection, Path path,
            ImmutableList<WantedChild> wanted) throws Refused {
        SaPayload offer = Phase1Proposals.offer(connection);
        SaName name = new SaName(turn.surroundings().nextId(), connection, turn.newCookie(), Cookie.ZERO, true, path);
        Bytes octets = Messages.clear(name, Mode.MAIN,
                ImmutableList.<Payload>builder().add(offer)
                        .addAll(Offers.vendorIds(turn, connection, NatTraversal.offered(connection))).build());
        Bytes sa = IsakmpMessages.encodeInside(ImmutableList.of(offer)).chain().getFirst().body();
        return new Connecting.OfferSent(name, wanted, sa, turn.sent(path, octets), Replies.NONE);
    }

    /** The responder has chosen: now public value and nonce. */
    static Connecting onChoice(Turn turn, Connecting.OfferSent sa, IsakmpMessage message) throws Refused {
        SaPayload answer = Messages.only(message.payloads(), SaPayload.class);
        Phase1Proposals.Chosen chosen = Phase1Proposals.chosen(answer, sa.name().connection());
        SaName name = sa.name().withResponder(message.header().responderCookie());
        Agreed agreed = Offers.agreed(chosen, Mode.MAIN, sa.sa(), message.payloads(),
                NatTraversal.offered(sa.name().connection()).answered(message.payloads()));
        Offered key = turn.offer(agreed.suite().group());
        Contribution own = Contribution.make(turn, name, agreed.figure(), agreed.suite(), key.publicData());
        Bytes octets = Messages.clear(name, Mode.MAIN,
                agreed.figure().line(3).arrange(own.items(), Offers.besideKeys(turn, name, agreed)));
        return new Connecting.KeySent(name, sa.wanted(), agreed, key, own.nonce(), turn.sent(name.path(), octets),
                sa.replies().plus(message.octets(), Optional.of(octets)));
    }

    /** The responder's public value is here: now we say who we are, encrypted. */
    static IsakmpSa onKey(Turn turn, Connecting.KeySent sa, IsakmpMessage message, Path path) throws Refused {
        Messages.require(sa.agreed().figure(), 4, message.payloads());
        return sa.agreed().figure().family().isSealed()
                ? Decryption.ask(turn, sa.name(), Optional.of(sa), sa.agreed().figure(), message, path)
                : onKey(turn, sa, message, path, Heard.open(message.payloads()));
    }

    /** The same once that can be read; takes {@code peer} over. */
    static IsakmpSa onKey(Turn turn, Connecting.KeySent sa, IsakmpMessage message, Path path, Heard peer)
            throws Refused {
        NatDetection nat = NatHashes.judge(turn, sa.name(), sa.agreed().suite(), message.payloads(), path);
        Keyed keyed;
        try (peer;
                Secret shared = Phase1Keys
                        .agreed(turn, sa.agreed(), sa.key().agree(peer.publicValue())).shared()) {
            keyed = Phase1Keys.derive(turn, sa.name(), sa.agreed(), new Phase1Keys.Values(sa.key().publicData(),
                    peer.publicValue(), sa.ni(), peer.nonce()), shared, peer.id(),
                    Certificates.wish(message.payloads())).with(nat);
        }
        SaName name = sa.name().withPath(NatHashes.floated(turn, sa.name(), nat));
        return Proving.prove(turn, new Draft(name, sa.wanted(), sa.agreed(), keyed, 5,
                ImmutableListMultimap.of(), Contacts.initial(turn, name), message.octets(), sa.replies(),
                false));
    }

    /** The responder has said who it is: if it proves that, the SA is up. */
    static IsakmpSa onIdentity(Turn turn, Connecting.IdentitySent sa, IsakmpMessage message) throws Refused {
        IsakmpCipher cipher = new IsakmpCipher(sa.agreed().suite().encryption(), sa.keyed().keys().encryptionKey());
        PayloadList payloads = Messages.open(message, cipher, sa.keyed().iv());
        Messages.require(sa.agreed().figure(), 6, payloads);
        return Judging.judge(turn, sa, new Claim(sa.name(), sa.wanted(), sa.agreed(),
                sa.keyed().with(cipher.next(message.ciphertext())), 6,
                Judging.peer(sa.keyed(), payloads), payloads, message.octets(), sa.replies()));
    }
}
