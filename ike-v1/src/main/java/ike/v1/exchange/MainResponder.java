package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import ike.crypto.Agreement;
import ike.crypto.Secret;
import ike.crypto.v1.IsakmpCipher;
import ike.engine.NatDetection;
import ike.engine.Path;
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
import ike.wire.Bytes;
import ike.wire.v1.IsakmpMessage;
import ike.wire.v1.Payload;
import ike.wire.v1.PayloadList;
import ike.wire.v1.SaPayload;
import java.util.Optional;

/** What the responder does in Main Mode (RFC 2409 §5); the figures are in {@code ike.v1.figure}. */
final class MainResponder {
    private MainResponder() {
    }

    /** An offer: the first of it that is configured is chosen. */
    static Connecting onOffer(Turn turn, IsakmpMessage message, Path path) throws Refused {
        SaPayload offered = Messages.only(message.payloads(), SaPayload.class);
        Phase1Proposals.Chosen chosen = Phase1Proposals.choose(offered,
                ConnectionSearch.find(turn, path, Mode.MAIN, Optional.empty()));
        SaName name = new SaName(turn.surroundings().nextId(), chosen.connection(),
                message.header().initiatorCookie(), turn.newCookie(), false, path);
        NatTraversal natTraversal = NatTraversal.chosen(message.payloads());
        Bytes octets = Messages.clear(name, Mode.MAIN,
                ImmutableList.<Payload>builder().add(chosen.answer())
                        .addAll(Offers.vendorIds(turn, name.connection(), natTraversal))
                        .build());
        turn.send(path, octets);
        Bytes sa = Messages.body(message.payloads(), SaPayload.class);
        return new Connecting.OfferAnswered(name,
                Offers.agreed(chosen, Mode.MAIN, sa, message.payloads(), natTraversal),
                turn.halfOpenUntil(), Replies.NONE.plus(message.octets(), Optional.of(octets)));
    }

    /** The initiator's public value: ours goes back, and there are keys. */
    static Connecting onKey(Turn turn, Connecting.OfferAnswered sa, IsakmpMessage message, Path path) throws Refused {
        Messages.require(sa.agreed().figure(), 3, message.payloads());
        return sa.agreed().figure().family().isSealed()
                ? Decryption.ask(turn, sa.name(), Optional.of(sa), sa.agreed().figure(), message, path)
                : onKey(turn, sa, message, path, Heard.open(message.payloads()));
    }

    /** The same once that can be read; takes {@code peer} over. */
    static Connecting onKey(Turn turn, Connecting.OfferAnswered sa, IsakmpMessage message, Path path, Heard peer)
            throws Refused {
        Agreed agreed = sa.agreed();
        NatDetection nat = NatHashes.judge(turn, sa.name(), agreed.suite(), message.payloads(), path);
        Keyed keyed;
        Contribution own;
        try (peer) {
            Agreement.Agreed exchanged = Phase1Keys.agreed(turn, agreed,
                    turn.respond(agreed.suite().group(), peer.publicValue()));
            own = Contribution.make(turn, sa.name(), agreed.figure(), agreed.suite(), exchanged.publicData());
            try (Secret shared = exchanged.shared(); Secret nr = own.nonce()) {
                keyed = Phase1Keys.derive(turn, sa.name(), agreed, new Phase1Keys.Values(peer.publicValue(),
                        exchanged.publicData(), peer.nonce(), nr), shared, peer.id(),
                        Certificates.wish(message.payloads())).with(nat);
            }
        }
        Bytes octets = Messages.clear(sa.name(), Mode.MAIN,
                agreed.figure().line(4).arrange(own.items(), Offers.besideKeys(turn, sa.name(), agreed)));
        turn.send(path, octets);
        return new Connecting.KeyAnswered(sa.name(), agreed, keyed, sa.expires(),
                sa.replies().plus(message.octets(), Optional.of(octets)));
    }

    /** The initiator has said who it is: if it proves that, we do the same, and the SA is up. */
    static IsakmpSa onIdentity(Turn turn, Connecting.KeyAnswered sa, IsakmpMessage message, Path path)
            throws Refused {
        IsakmpCipher cipher = new IsakmpCipher(sa.agreed().suite().encryption(), sa.keyed().keys().encryptionKey());
        PayloadList payloads = Messages.open(message, cipher, sa.keyed().iv());
        Messages.require(sa.agreed().figure(), 5, payloads);
        return Judging.judge(turn, sa, new Claim(sa.name().withPath(path), sa.wanted(), sa.agreed(),
                sa.keyed().with(cipher.next(message.ciphertext())).with(Certificates.wish(payloads)), 5,
                Judging.peer(sa.keyed(), payloads), payloads, message.octets(), sa.replies()));
    }
}
