package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import ike.crypto.v1.IsakmpCipher;
import ike.engine.AskId;
import ike.engine.Effect;
import ike.engine.Question;
import ike.engine.Verdict;
import ike.engine.config.PublicKeyRound;
import ike.v1.figure.Item;
import ike.v1.figure.Mode;
import ike.v1.message.Refusal;
import ike.v1.message.Refused;
import ike.v1.sa.Agreed;
import ike.v1.sa.Connecting;
import ike.v1.sa.Draft;
import ike.v1.sa.IsakmpSa;
import ike.v1.sa.Keyed;
import ike.v1.sa.Replies;
import ike.wire.Bytes;
import ike.wire.v1.HashPayload;
import ike.wire.v1.IdPayload;
import ike.wire.v1.Identification;
import ike.wire.v1.Payload;
import ike.wire.v1.SigPayload;
import java.util.Optional;

/** How we prove who we are: HASH_I or HASH_R, as it is or signed, completes a message (RFC 2409 §5). */
final class Proving {
    private Proving() {
    }

    /** Completes the message at once, or when the outside has signed. */
    static IsakmpSa prove(Turn turn, Draft draft) {
        Identification own = Identities.toWire(Identities.local(draft.name()));
        Bytes hash = hash(turn, draft.agreed(), draft.keyed(), draft.name().initiator(), own.body());
        if (!draft.agreed().figure().isSigned(draft.number())) {
            return send(turn, draft, ImmutableListMultimap.of(Item.HASH, new HashPayload(hash)));
        }
        PublicKeyRound round = draft.name().connection().local().getFirst().publicKey().orElse(PublicKeyRound.ANY);
        turn.effect(new Effect.Ask(new AskId(draft.name().uniqueId()),
                new Question.Sign(Identities.fromWire(own), round, Methods.schemes(draft.agreed().method()),
                        draft.keyed().asked().authorities(), false, hash)));
        return new Connecting.Signing(draft, turn.halfOpenUntil());
    }

    /** The outside has signed, or says why not. */
    static IsakmpSa signed(Turn turn, Draft draft, Verdict verdict) throws Refused {
        return switch (verdict) {
            case Verdict.Signed signed -> send(turn, draft, ImmutableListMultimap.<Item, Payload>builder()
                    .putAll(Item.CERT, Certificates.sent(draft.name().connection(), draft.keyed().asked(),
                            signed.chain()))
                    .put(Item.SIG, new SigPayload(signed.signature())).build());
            case Verdict.Denied(String reason) -> throw new Refused(new Refusal.CannotSign(reason));
            default -> throw new Refused(new Refusal.CannotSign("there are no private keys here"));
        };
    }

    /** HASH_I or HASH_R; {@code id} is the body of the ID payload of whose proof it is. */
    static Bytes hash(Turn turn, Agreed agreed, Keyed keyed, boolean ofInitiator, Bytes id) {
        var prf = Methods.prf(agreed.method(), agreed.suite());
        return ofInitiator
                ? keyed.hashes().ofInitiator(prf, keyed.keys().skeyid(), id, turn.environment().log())
                : keyed.hashes().ofResponder(prf, keyed.keys().skeyid(), id, turn.environment().log());
    }

    /** The last message of Aggressive Mode may be encrypted (§5), and is, as there are keys already. */
    private static IsakmpSa send(Turn turn, Draft draft, ImmutableListMultimap<Item, Payload> proof) {
        Mode mode = draft.agreed().figure().mode();
        ImmutableList<Payload> payloads = draft.agreed().figure().line(draft.number()).arrange(
                ImmutableListMultimap.<Item, Payload>builder().putAll(draft.items()).putAll(identity(draft))
                        .putAll(proof).build(),
                draft.others());
        if (mode == Mode.AGGRESSIVE && draft.number() == 2) {
            Bytes octets = Messages.clear(draft.name(), mode, payloads);
            turn.send(draft.name().path(), octets);
            return new Connecting.AggressiveAnswered(draft.name(), draft.agreed(), draft.keyed(), turn.halfOpenUntil(),
                    replies(draft, octets));
        }
        Messages.Sealed sealed = Messages.sealed(draft.name(), mode.exchange(), 0,
                new IsakmpCipher(draft.agreed().suite().encryption(), draft.keyed().keys().encryptionKey()),
                draft.keyed().iv(), payloads);
        Keyed keyed = draft.keyed().with(sealed.nextIv());
        if (mode == Mode.MAIN && draft.number() == 5) {
            return new Connecting.IdentitySent(draft.name(), draft.wanted(), draft.agreed(), keyed,
                    turn.sent(draft.name().path(), sealed.octets()), replies(draft, sealed.octets()));
        }
        turn.send(draft.name().path(), sealed.octets());
        return Authenticated.up(turn, draft.name(), draft.agreed(), keyed, draft.wanted(),
                replies(draft, sealed.octets()), draft.initialContact());
    }

    /** Who we are, where the message says that and does not say it already. */
    private static ImmutableListMultimap<Item, Payload> identity(Draft draft) {
        boolean missing = draft.agreed().figure().line(draft.number()).items().contains(Item.ID)
                && !draft.items().containsKey(Item.ID);
        return missing
                ? ImmutableListMultimap.of(Item.ID,
                        new IdPayload(Identities.toWire(Identities.local(draft.name()))))
                : ImmutableListMultimap.of();
    }

    private static Replies replies(Draft draft, Bytes octets) {
        return draft.replies().plus(draft.received(), Optional.of(octets));
    }
}
