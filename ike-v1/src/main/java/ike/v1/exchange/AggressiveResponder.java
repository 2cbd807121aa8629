package ike.v1.exchange;

import com.google.common.collect.ImmutableMap;
import ike.crypto.Agreement;
import ike.crypto.Secret;
import ike.crypto.v1.IsakmpCipher;
import ike.engine.NatDetection;
import ike.engine.Path;
import ike.engine.config.Connection;
import ike.v1.figure.Item;
import ike.v1.figure.Mode;
import ike.v1.message.Refusal;
import ike.v1.message.Refused;
import ike.v1.sa.Agreed;
import ike.v1.sa.Connecting;
import ike.v1.sa.Established;
import ike.v1.sa.Keyed;
import ike.v1.sa.Replies;
import ike.v1.sa.SaName;
import ike.wire.Bytes;
import ike.wire.v1.HashPayload;
import ike.wire.v1.IdPayload;
import ike.wire.v1.Identification;
import ike.wire.v1.IsakmpMessage;
import ike.wire.v1.KePayload;
import ike.wire.v1.NoncePayload;
import ike.wire.v1.Payload;
import ike.wire.v1.PayloadList;
import ike.wire.v1.SaPayload;
import java.util.Optional;

/** What the responder does in Aggressive Mode (RFC 2409 §5); the figures are in {@code ike.v1.figure}. */
final class AggressiveResponder {
    private static final NatDetection NOT_KNOWN_YET = new NatDetection(false, false, false);

    private AggressiveResponder() {
    }

    /** Everything comes at once, and everything goes back, with our proof: whoever asks gets it. */
    static Connecting onOffer(Turn turn, IsakmpMessage message, Path path) throws Refused {
        PayloadList payloads = message.payloads();
        Identification peer = Messages.only(payloads, IdPayload.class).id();
        Connection connection = ConnectionSearch.find(turn, path, Mode.AGGRESSIVE, Optional.of(peer));
        if (!turn.environment().aggressivePsk()) {
            throw new Refused(new Refusal.NotAllowed("Aggressive Mode with a pre-shared key lets everybody guess at the"
                    + " key; to answer it all the same, set i_dont_care_about_security_and_use_aggressive_mode_psk"));
        }
        Phase1Proposals.Chosen chosen = Phase1Proposals.choose(Messages.only(payloads, SaPayload.class), connection);
        Agreed agreed = Offers.agreed(chosen, Mode.AGGRESSIVE, Messages.body(payloads, SaPayload.class), payloads);
        Messages.require(agreed.figure(), 1, payloads);
        SaName name = new SaName(turn.surroundings().nextId(), connection, message.header().initiatorCookie(),
                turn.newCookie(), false, path);
        Bytes gxi = Messages.only(payloads, KePayload.class).data();
        Bytes ni = Messages.nonce(payloads);
        Agreement.Agreed exchanged = Phase1Keys.agreed(turn.respond(agreed.suite().group(), gxi));
        Bytes nr = turn.nonce();
        Keyed keyed;
        try (Secret shared = exchanged.shared()) {
            keyed = Phase1Keys.derive(turn, name, agreed,
                    new Phase1Keys.Values(gxi, exchanged.publicData(), ni, nr), shared, NOT_KNOWN_YET,
                    Optional.of(peer));
        }
        IdPayload id = new IdPayload(Identities.toWire(Identities.local(name)));
        Bytes hash = keyed.hashes().ofResponder(agreed.suite().prf(), keyed.keys().skeyid(), id.id().body(),
                turn.environment().log());
        ImmutableMap<Item, Payload> items = ImmutableMap.of(Item.SA, chosen.answer(), Item.KE,
                new KePayload(exchanged.publicData()), Item.NONCE, new NoncePayload(nr), Item.ID, id, Item.HASH,
                new HashPayload(hash));
        Bytes octets = Messages.clear(name, Mode.AGGRESSIVE,
                agreed.figure().line(2).arrange(items, Offers.withNat(turn, name, agreed)));
        turn.send(path, octets);
        return new Connecting.AggressiveAnswered(name, agreed, keyed, peer, turn.halfOpenUntil(),
                Replies.NONE.plus(message.octets(), Optional.of(octets)));
    }

    /** The initiator proves who it is, encrypted or not (§5): the SA is up. */
    static Established onProof(Turn turn, Connecting.AggressiveAnswered sa, IsakmpMessage message, Path path)
            throws Refused {
        Agreed agreed = sa.agreed();
        IsakmpCipher cipher = new IsakmpCipher(agreed.suite().encryption(), sa.keyed().keys().encryptionKey());
        boolean encrypted = message.header().isEncrypted();
        PayloadList payloads = encrypted ? Messages.open(message, cipher, sa.keyed().iv()) : message.payloads();
        Messages.require(agreed.figure(), 3, payloads);
        Messages.requireSame("HASH_I", Messages.only(payloads, HashPayload.class).data(),
                sa.keyed().hashes().ofInitiator(agreed.suite().prf(), sa.keyed().keys().skeyid(), sa.peer().body(),
                        turn.environment().log()));
        NatDetection nat = NatHashes.judge(sa.name(), agreed.suite(), payloads, path);
        Keyed keyed = new Keyed(sa.keyed().keys(), sa.keyed().hashes(),
                encrypted ? cipher.next(message.ciphertext()) : sa.keyed().iv(), nat);
        SaName name = sa.name().withPath(path);
        Contacts.requireUnknown(turn, name, sa.peer(), payloads);
        return Authenticated.up(turn, name, Authenticated.session(name, agreed, keyed, sa.peer(), keyed.iv()),
                sa.replies().plus(message.octets(), Optional.empty()), Contacts.isInitial(payloads));
    }
}
