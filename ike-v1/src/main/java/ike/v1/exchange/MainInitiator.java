package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
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
import ike.v1.sa.Claim;
import ike.v1.sa.Connecting;
import ike.v1.sa.Draft;
import ike.v1.sa.IsakmpSa;
import ike.v1.sa.Keyed;
import ike.v1.sa.Replies;
import ike.v1.sa.SaName;
import ike.v1.sa.WantedChild;
import ike.wire.Bytes;
import ike.wire.v1.Cookie;
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
final class MainInitiator {
    private MainInitiator() {
    }

    /** Offers; the SA waits for the answer. */
    static Connecting.OfferSent start(Turn turn, Connection connection, Path path,
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
        Phase1Proposals.Chosen chosen = Phase1Proposals.chosen(answer, sa.name().connection());
        SaName name = sa.name().withResponder(message.header().responderCookie());
        Agreed agreed = Offers.agreed(chosen, Mode.MAIN, sa.sa(), message.payloads());
        Offered key = turn.offer(agreed.suite().group());
        Bytes ni = turn.nonce();
        Bytes octets = Messages.clear(name, Mode.MAIN, agreed.figure().line(3).arrange(
                ImmutableListMultimap.of(Item.KE, new KePayload(key.publicData()), Item.NONCE, new NoncePayload(ni)),
                Offers.besideKeys(turn, name, agreed)));
        return new Connecting.KeySent(name, sa.wanted(), agreed, key, ni, turn.sent(name.path(), octets),
                sa.replies().plus(message.octets(), Optional.of(octets)));
    }

    /** The responder's public value is here: now we say who we are, encrypted. */
    static IsakmpSa onKey(Turn turn, Connecting.KeySent sa, IsakmpMessage message, Path path) throws Refused {
        Messages.require(sa.agreed().figure(), 4, message.payloads());
        Bytes gxr = Messages.only(message.payloads(), KePayload.class).data();
        Bytes nr = Messages.nonce(message.payloads());
        NatDetection nat = NatHashes.judge(sa.name(), sa.agreed().suite(), message.payloads(), path);
        Keyed keyed;
        try (Secret shared = Phase1Keys.agreed(sa.key().agree(gxr)).shared()) {
            keyed = Phase1Keys.derive(turn, sa.name(), sa.agreed(),
                    new Phase1Keys.Values(sa.key().publicData(), gxr, sa.ni(), nr), shared, Optional.empty(),
                    Certificates.wish(message.payloads())).with(nat);
        }
        SaName name = sa.name().withPath(NatHashes.floated(turn, sa.name(), nat));
        IdPayload id = new IdPayload(Identities.toWire(Identities.local(name)));
        return Proving.prove(turn, new Draft(name, sa.wanted(), sa.agreed(), keyed, 5,
                ImmutableListMultimap.of(Item.ID, id), Contacts.initial(turn, name), message.octets(), sa.replies(),
                false));
    }

    /** The responder has said who it is: if it proves that, the SA is up. */
    static IsakmpSa onIdentity(Turn turn, Connecting.IdentitySent sa, IsakmpMessage message) throws Refused {
        IsakmpCipher cipher = new IsakmpCipher(sa.agreed().suite().encryption(), sa.keyed().keys().encryptionKey());
        PayloadList payloads = Messages.open(message, cipher, sa.keyed().iv());
        Messages.require(sa.agreed().figure(), 6, payloads);
        return Judging.judge(turn, sa, new Claim(sa.name(), sa.wanted(), sa.agreed(),
                sa.keyed().with(cipher.next(message.ciphertext())), 6,
                Messages.only(payloads, IdPayload.class).id(), payloads, message.octets(), sa.replies()));
    }
}
