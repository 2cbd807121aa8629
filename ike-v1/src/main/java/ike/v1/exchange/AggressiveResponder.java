package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import ike.crypto.Agreement;
import ike.crypto.Secret;
import ike.crypto.v1.IsakmpCipher;
import ike.engine.NatDetection;
import ike.engine.Path;
import ike.v1.figure.Family;
import ike.v1.figure.Figure;
import ike.v1.figure.Item;
import ike.v1.figure.Mode;
import ike.v1.message.Refusal;
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
import ike.wire.v1.IdPayload;
import ike.wire.v1.Identification;
import ike.wire.v1.IsakmpMessage;
import ike.wire.v1.Payload;
import ike.wire.v1.PayloadList;
import ike.wire.v1.SaPayload;
import java.util.Optional;

/** What the responder does in Aggressive Mode (RFC 2409 §5); the figures are in {@code ike.v1.figure}. */
final class AggressiveResponder {
    private AggressiveResponder() {
    }

    /** Everything comes at once, and everything goes back, with our proof: whoever asks gets it. */
    static IsakmpSa onOffer(Turn turn, IsakmpMessage message, Path path) throws Refused {
        PayloadList payloads = message.payloads();
        SaPayload offered = Messages.only(payloads, SaPayload.class);
        Optional<Identification> peer = payloads.first(IdPayload.class).map(IdPayload::id);
        Phase1Proposals.Chosen chosen = Phase1Proposals.choose(offered,
                ConnectionSearch.find(turn, path, Mode.AGGRESSIVE, peer));
        Figure figure = chosen.figure(Mode.AGGRESSIVE);
        if (figure.family() == Family.PRE_SHARED_KEY && !turn.environment().aggressivePsk()) {
            throw new Refused(new Refusal.NotAllowed("Aggressive Mode with a pre-shared key lets everybody guess at the"
                    + " key; to answer it all the same, set i_dont_care_about_security_and_use_aggressive_mode_psk"));
        }
        Messages.require(figure, 1, payloads);
        SaName name = new SaName(turn.surroundings().nextId(), chosen.connection(),
                message.header().initiatorCookie(), turn.newCookie(), false, path);
        return figure.family().isSealed()
                ? Decryption.ask(turn, name, Optional.empty(), figure, message, path)
                : onOffer(turn, name, message, Heard.open(payloads));
    }

    /** The same once that can be read; takes {@code peer} over. */
    static IsakmpSa onOffer(Turn turn, SaName name, IsakmpMessage message, Heard peer) throws Refused {
        PayloadList payloads = message.payloads();
        Phase1Proposals.Chosen chosen = Phase1Proposals.choose(Messages.only(payloads, SaPayload.class),
                ImmutableList.of(name.connection()));
        Agreed agreed = Offers.agreed(chosen, Mode.AGGRESSIVE, Messages.body(payloads, SaPayload.class), payloads,
                NatTraversal.chosen(payloads));
        Keyed keyed;
        Contribution own;
        try (peer) {
            Agreement.Agreed exchanged = Phase1Keys.agreed(turn, agreed,
                    turn.respond(agreed.suite().group(), peer.publicValue()));
            own = Contribution.make(turn, name, agreed.figure(), agreed.suite(), exchanged.publicData());
            try (Secret shared = exchanged.shared(); Secret nr = own.nonce()) {
                keyed = Phase1Keys.derive(turn, name, agreed, new Phase1Keys.Values(peer.publicValue(),
                        exchanged.publicData(), peer.nonce(), nr), shared, peer.id(), Certificates.wish(payloads));
            }
        }
        ImmutableListMultimap<Item, Payload> items = ImmutableListMultimap.<Item, Payload>builder()
                .put(Item.SA, chosen.answer()).putAll(own.items()).build();
        ImmutableList<Payload> others = ImmutableList.<Payload>builder()
                .addAll(Offers.vendorIds(turn, name.connection(), agreed.natTraversal()))
                .addAll(Offers.besideKeys(turn, name, agreed)).build();
        return Proving.prove(turn, new Draft(name, ImmutableList.of(), agreed, keyed, 2, items, others,
                message.octets(), Replies.NONE, false));
    }

    /** The initiator proves who it is, encrypted or not (§5): the SA is up. */
    static IsakmpSa onProof(Turn turn, Connecting.AggressiveAnswered sa, IsakmpMessage message, Path path)
            throws Refused {
        Agreed agreed = sa.agreed();
        IsakmpCipher cipher = new IsakmpCipher(agreed.suite().encryption(), sa.keyed().keys().encryptionKey());
        boolean encrypted = message.header().isEncrypted();
        PayloadList payloads = encrypted ? Messages.open(message, cipher, sa.keyed().iv()) : message.payloads();
        Messages.require(agreed.figure(), 3, payloads);
        NatDetection nat = NatHashes.judge(turn, sa.name(), agreed.suite(), payloads, path);
        Keyed keyed = sa.keyed().with(nat)
                .with(encrypted ? cipher.next(message.ciphertext()) : sa.keyed().iv());
        return Judging.judge(turn, sa, new Claim(sa.name().withPath(path), sa.wanted(), agreed, keyed, 3,
                keyed.peer().orElseThrow(), payloads, message.octets(), sa.replies()));
    }
}
