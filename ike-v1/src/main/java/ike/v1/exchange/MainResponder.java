package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import ike.crypto.Secret;
import ike.crypto.v1.IsakmpCipher;
import ike.crypto.v1.OakleySuite;
import ike.crypto.v1.Phase1Hashes;
import ike.engine.NatDetection;
import ike.engine.Path;
import ike.engine.config.Connection;
import ike.v1.figure.Item;
import ike.v1.figure.Mode;
import ike.v1.message.Refused;
import ike.v1.sa.Agreed;
import ike.v1.sa.Connecting;
import ike.v1.sa.Established;
import ike.v1.sa.Keyed;
import ike.v1.sa.Replies;
import ike.v1.sa.SaName;
import ike.v1.sa.Session;
import ike.wire.Bytes;
import ike.wire.v1.HashPayload;
import ike.wire.v1.IdPayload;
import ike.wire.v1.IsakmpMessage;
import ike.wire.v1.KePayload;
import ike.wire.v1.NoncePayload;
import ike.wire.v1.Payload;
import ike.wire.v1.PayloadList;
import ike.wire.v1.SaPayload;
import java.util.Optional;

/** What the responder does in Main Mode (RFC 2409 §5); the figures are in {@code ike.v1.figure}. */
public final class MainResponder {
    private MainResponder() {
    }

    /** An offer: the first of it that is configured is chosen. */
    public static Connecting onOffer(Turn turn, IsakmpMessage message, Path path) throws Refused {
        SaPayload offered = Messages.only(message.payloads(), SaPayload.class);
        Connection connection = ConnectionSearch.find(turn, path, Mode.MAIN, Optional.empty());
        Phase1Proposals.Chosen chosen = Phase1Proposals.choose(offered, connection);
        SaName name = new SaName(turn.surroundings().nextId(), connection, message.header().initiatorCookie(),
                turn.newCookie(), false, path);
        Bytes octets = Messages.clear(name, Mode.MAIN,
                ImmutableList.<Payload>builder().add(chosen.answer()).addAll(Offers.vendorIds()).build());
        turn.send(path, octets);
        Bytes sa = Messages.body(message.payloads(), SaPayload.class);
        return new Connecting.OfferAnswered(name, Offers.agreed(chosen, Mode.MAIN, sa, message.payloads()),
                turn.halfOpenUntil(),
                Replies.NONE.plus(message.octets(), Optional.of(octets)));
    }

    /** The initiator's public value: ours goes back, and there are keys. */
    static Connecting onKey(Turn turn, Connecting.OfferAnswered sa, IsakmpMessage message, Path path) throws Refused {
        Messages.require(sa.agreed().figure(), 3, message.payloads());
        Bytes gxi = Messages.only(message.payloads(), KePayload.class).data();
        Bytes ni = Messages.nonce(message.payloads());
        Agreed agreed = sa.agreed();
        NatDetection nat = NatHashes.judge(sa.name(), agreed.suite(), message.payloads(), path);
        ike.crypto.Agreement.Agreed exchanged = Phase1Keys.agreed(turn.respond(agreed.suite().group(), gxi));
        Bytes nr = turn.nonce();
        Keyed keyed;
        try (Secret shared = exchanged.shared()) {
            keyed = Phase1Keys.derive(turn, sa.name(), agreed,
                    new Phase1Keys.Values(gxi, exchanged.publicData(), ni, nr), shared, nat,
                    Optional.empty());
        }
        Bytes octets = Messages.clear(sa.name(), Mode.MAIN, agreed.figure().line(4).arrange(
                ImmutableMap.of(Item.KE, new KePayload(exchanged.publicData()), Item.NONCE, new NoncePayload(nr)),
                NatHashes.payloads(turn, sa.name(), agreed)));
        turn.send(path, octets);
        return new Connecting.KeyAnswered(sa.name(), agreed, keyed, sa.expires(),
                sa.replies().plus(message.octets(), Optional.of(octets)));
    }

    /** The initiator has said who it is: if it proves that, we do the same, and the SA is up. */
    static Established onIdentity(Turn turn, Connecting.KeyAnswered sa, IsakmpMessage message, Path path)
            throws Refused {
        OakleySuite suite = sa.agreed().suite();
        IsakmpCipher cipher = new IsakmpCipher(suite.encryption(), sa.keyed().keys().encryptionKey());
        PayloadList payloads = Messages.open(message, cipher, sa.keyed().iv());
        Messages.require(sa.agreed().figure(), 5, payloads);
        Bytes idBody = Messages.body(payloads, IdPayload.class);
        Phase1Hashes hashes = sa.keyed().hashes();
        Secret skeyid = sa.keyed().keys().skeyid();
        Messages.requireSame("HASH_I", Messages.only(payloads, HashPayload.class).data(),
                hashes.ofInitiator(suite.prf(), skeyid, idBody, turn.environment().log()));
        SaName name = sa.name().withPath(path);
        Contacts.requireUnknown(turn, name, Messages.only(payloads, IdPayload.class).id(), payloads);
        IdPayload id = new IdPayload(Identities.toWire(Identities.local(sa.name())));
        Bytes hash = hashes.ofResponder(suite.prf(), skeyid, id.id().body(), turn.environment().log());
        Messages.Sealed sixth = Messages.sealed(name, Mode.MAIN.exchange(), 0, cipher,
                cipher.next(message.ciphertext()), sa.agreed().figure().line(6).arrange(
                        ImmutableMap.of(Item.ID, id, Item.HASH, new HashPayload(hash)), ImmutableList.of()));
        Session session = Authenticated.session(sa.name(), sa.agreed(), sa.keyed(),
                Messages.only(payloads, IdPayload.class).id(), sixth.nextIv());
        turn.send(path, sixth.octets());
        return Authenticated.up(turn, name, session,
                sa.replies().plus(message.octets(), Optional.of(sixth.octets())), Contacts.isInitial(payloads));
    }
}
