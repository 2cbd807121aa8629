package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import ike.crypto.Offered;
import ike.crypto.Secret;
import ike.crypto.v1.IsakmpCipher;
import ike.engine.NatDetection;
import ike.engine.Path;
import ike.engine.config.Connection;
import ike.v1.figure.Family;
import ike.v1.figure.Figure;
import ike.v1.figure.Item;
import ike.v1.figure.Mode;
import ike.v1.message.Refused;
import ike.v1.sa.Agreed;
import ike.v1.sa.Connecting;
import ike.v1.sa.Established;
import ike.v1.sa.Keyed;
import ike.v1.sa.Replies;
import ike.v1.sa.SaName;
import ike.v1.sa.WantedChild;
import ike.wire.Bytes;
import ike.wire.v1.Cookie;
import ike.wire.v1.HashPayload;
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
        SaName name = new SaName(turn.surroundings().nextId(), connection, turn.newCookie(), Cookie.ZERO, true, path);
        Offered key = turn.offer(Phase1Proposals.first(offer).group());
        Bytes ni = turn.nonce();
        Bytes octets = Messages.clear(name, Mode.AGGRESSIVE,
                Figure.of(Mode.AGGRESSIVE, Family.PRE_SHARED_KEY).line(1).arrange(
                        ImmutableMap.of(Item.SA, offer, Item.KE, new KePayload(key.publicData()), Item.NONCE,
                                new NoncePayload(ni), Item.ID,
                                new IdPayload(Identities.toWire(Identities.local(name)))),
                        Offers.vendorIds()));
        Bytes sa = IsakmpMessages.encodeInside(ImmutableList.of(offer)).chain().getFirst().body();
        return new Connecting.AggressiveSent(name, wanted, sa, key, ni, turn.sent(path, octets), Replies.NONE);
    }

    /** The responder has chosen, said who it is, and proved it: so do we, and the SA is up. */
    static Established onAnswer(Turn turn, Connecting.AggressiveSent sa, IsakmpMessage message, Path path)
            throws Refused {
        PayloadList payloads = message.payloads();
        Phase1Proposals.Chosen chosen = Phase1Proposals.chosen(Messages.only(payloads, SaPayload.class),
                Phase1Proposals.offer(sa.name().connection()));
        SaName name = sa.name().withResponder(message.header().responderCookie());
        Agreed agreed = Offers.agreed(chosen, Mode.AGGRESSIVE, sa.sa(), payloads);
        Messages.require(agreed.figure(), 2, payloads);
        NatDetection nat = NatHashes.judge(name, agreed.suite(), payloads, path);
        Identification peer = Messages.only(payloads, IdPayload.class).id();
        Keyed keyed = keyed(turn, sa, name, agreed, payloads, nat);
        try {
            Messages.requireSame("HASH_R", Messages.only(payloads, HashPayload.class).data(),
                    keyed.hashes().ofResponder(agreed.suite().prf(), keyed.keys().skeyid(),
                            Messages.body(payloads, IdPayload.class), turn.environment().log()));
            SaName floated = name.withPath(NatHashes.floated(turn, name, nat));
            Messages.Sealed third = proof(turn, floated, agreed, keyed);
            return Authenticated.up(turn, floated,
                    Authenticated.session(floated, agreed, keyed, peer, third.nextIv()),
                    sa.replies().plus(message.octets(), Optional.of(third.octets())), false);
        } catch (Refused refused) {
            keyed.wipe();
            throw refused;
        }
    }

    private static Keyed keyed(Turn turn, Connecting.AggressiveSent sa, SaName name, Agreed agreed,
            PayloadList payloads, NatDetection nat) throws Refused {
        Bytes gxr = Messages.only(payloads, KePayload.class).data();
        try (Secret shared = Phase1Keys.agreed(sa.key().agree(gxr)).shared()) {
            return Phase1Keys.derive(turn, name, agreed,
                    new Phase1Keys.Values(sa.key().publicData(), gxr, sa.ni(), Messages.nonce(payloads)), shared, nat,
                    Optional.of(Messages.only(payloads, IdPayload.class).id()));
        }
    }

    /** Message 3. It may be encrypted (§5), and is, as there are keys already. */
    private static Messages.Sealed proof(Turn turn, SaName name, Agreed agreed, Keyed keyed) {
        Bytes hash = keyed.hashes().ofInitiator(agreed.suite().prf(), keyed.keys().skeyid(),
                Identities.toWire(Identities.local(name)).body(), turn.environment().log());
        Messages.Sealed third = Messages.sealed(name, Mode.AGGRESSIVE.exchange(), 0,
                new IsakmpCipher(agreed.suite().encryption(), keyed.keys().encryptionKey()), keyed.iv(),
                agreed.figure().line(3).arrange(ImmutableMap.of(Item.HASH, new HashPayload(hash)),
                        ImmutableList.<Payload>builder().addAll(NatHashes.payloads(turn, name, agreed))
                                .addAll(Contacts.initial(turn, name)).build()));
        turn.send(name.path(), third.octets());
        return third;
    }
}
