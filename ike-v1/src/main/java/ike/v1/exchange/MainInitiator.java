package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import ike.crypto.Offered;
import ike.crypto.Secret;
import ike.crypto.v1.IsakmpCipher;
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
import ike.v1.sa.WantedChild;
import ike.wire.Bytes;
import ike.wire.v1.Cookie;
import ike.wire.v1.HashPayload;
import ike.wire.v1.IdPayload;
import ike.wire.v1.IsakmpMessage;
import ike.wire.v1.IsakmpMessages;
import ike.wire.v1.KePayload;
import ike.wire.v1.NoncePayload;
import ike.wire.v1.Payload;
import ike.wire.v1.PayloadList;
import ike.wire.v1.SaPayload;
import java.util.Optional;

/** What the initiator does in Main Mode (RFC 2409 §5); the figures are in {@code ike.v1.figure}. */
public final class MainInitiator {
    private MainInitiator() {
    }

    /** Offers; the SA waits for the answer. */
    public static Connecting.OfferSent start(Turn turn, Connection connection, Path path,
            ImmutableList<WantedChild> wanted) throws Refused {
        SaPayload offer = Phase1Proposals.offer(connection);
        SaName name = new SaName(turn.surroundings().nextId(), connection, turn.newCookie(), Cookie.ZERO, true, path);
        Bytes octets = Messages.clear(name, Mode.MAIN,
                ImmutableList.<Payload>builder().add(offer).addAll(Offers.vendorIds()).build());
        Bytes sa = IsakmpMessages.encodeInside(ImmutableList.of(offer)).chain().getFirst().body();
        return new Connecting.OfferSent(name, wanted, sa, turn.sent(path, octets), Replies.NONE);
    }

    /** The responder has chosen: now public value and nonce. */
    static Connecting onChoice(Turn turn, Connecting.OfferSent sa, IsakmpMessage message) throws Refused {
        SaPayload answer = Messages.only(message.payloads(), SaPayload.class);
        Phase1Proposals.Chosen chosen = Phase1Proposals.chosen(answer, Phase1Proposals.offer(sa.name().connection()));
        SaName name = sa.name().withResponder(message.header().responderCookie());
        Agreed agreed = Offers.agreed(chosen, Mode.MAIN, sa.sa(), message.payloads());
        Offered key = turn.offer(agreed.suite().group());
        Bytes ni = turn.nonce();
        Bytes octets = Messages.clear(name, Mode.MAIN, agreed.figure().line(3).arrange(
                ImmutableMap.of(Item.KE, new KePayload(key.publicData()), Item.NONCE, new NoncePayload(ni)),
                NatHashes.payloads(turn, name, agreed)));
        return new Connecting.KeySent(name, sa.wanted(), agreed, key, ni, turn.sent(name.path(), octets),
                sa.replies().plus(message.octets(), Optional.of(octets)));
    }

    /** The responder's public value is here: now we say who we are, encrypted. */
    static Connecting onKey(Turn turn, Connecting.KeySent sa, IsakmpMessage message, Path path) throws Refused {
        Messages.require(sa.agreed().figure(), 4, message.payloads());
        Bytes gxr = Messages.only(message.payloads(), KePayload.class).data();
        Bytes nr = Messages.nonce(message.payloads());
        NatDetection nat = NatHashes.judge(sa.name(), sa.agreed().suite(), message.payloads(), path);
        Keyed keyed;
        try (Secret shared = Phase1Keys.agreed(sa.key().agree(gxr)).shared()) {
            keyed = Phase1Keys.derive(turn, sa.name(), sa.agreed(),
                    new Phase1Keys.Values(sa.key().publicData(), gxr, sa.ni(), nr), shared, nat,
                    Optional.empty());
        }
        SaName name = sa.name().withPath(NatHashes.floated(turn, sa.name(), nat));
        IdPayload id = new IdPayload(Identities.toWire(Identities.local(name)));
        Bytes hash = keyed.hashes().ofInitiator(sa.agreed().suite().prf(), keyed.keys().skeyid(), id.id().body(),
                turn.environment().log());
        Messages.Sealed fifth = Messages.sealed(name, Mode.MAIN.exchange(), 0, cipher(sa.agreed(), keyed),
                keyed.iv(), sa.agreed().figure().line(5).arrange(
                        ImmutableMap.of(Item.ID, id, Item.HASH, new HashPayload(hash)),
                        Contacts.initial(turn, name)));
        Keyed next = new Keyed(keyed.keys(), keyed.hashes(), fifth.nextIv(), nat);
        return new Connecting.IdentitySent(name, sa.wanted(), sa.agreed(), next, turn.sent(name.path(), fifth.octets()),
                sa.replies().plus(message.octets(), Optional.of(fifth.octets())));
    }

    /** The responder has said who it is: if it proves that, the SA is up. */
    static Established onIdentity(Turn turn, Connecting.IdentitySent sa, IsakmpMessage message) throws Refused {
        IsakmpCipher cipher = cipher(sa.agreed(), sa.keyed());
        PayloadList payloads = Messages.open(message, cipher, sa.keyed().iv());
        Messages.require(sa.agreed().figure(), 6, payloads);
        Bytes idBody = Messages.body(payloads, IdPayload.class);
        Bytes expected = sa.keyed().hashes().ofResponder(sa.agreed().suite().prf(), sa.keyed().keys().skeyid(), idBody,
                turn.environment().log());
        Messages.requireSame("HASH_R", Messages.only(payloads, HashPayload.class).data(), expected);
        Session session = Authenticated.session(sa.name(), sa.agreed(), sa.keyed(),
                Messages.only(payloads, IdPayload.class).id(), cipher.next(message.ciphertext()));
        return Authenticated.up(turn, sa.name(), session, sa.replies().plus(message.octets(), Optional.empty()),
                false);
    }

    private static IsakmpCipher cipher(Agreed agreed, Keyed keyed) {
        return new IsakmpCipher(agreed.suite().encryption(), keyed.keys().encryptionKey());
    }
}
