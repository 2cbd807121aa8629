package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import ike.engine.AskId;
import ike.engine.Effect;
import ike.engine.Question;
import ike.engine.Verdict;
import ike.engine.config.PublicKeyRound;
import ike.v1.figure.Mode;
import ike.v1.message.Refusal;
import ike.v1.message.Refused;
import ike.v1.sa.Agreed;
import ike.v1.sa.Claim;
import ike.v1.sa.Connecting;
import ike.v1.sa.Draft;
import ike.v1.sa.IsakmpSa;
import ike.v1.sa.Keyed;
import ike.v1.sa.SaName;
import ike.wire.Bytes;
import ike.wire.v1.HashPayload;
import ike.wire.v1.IdPayload;
import ike.wire.v1.Identification;
import ike.wire.v1.PayloadList;
import ike.wire.v1.ProtocolId;
import ike.wire.v1.Payload;
import ike.wire.v1.SigPayload;
import java.util.Optional;

/** Whether the peer is who it says: its HASH_I or HASH_R, as it is or signed (RFC 2409 §5). */
final class Judging {
    private Judging() {
    }

    /** Decides at once, or when the outside has judged the signature; {@code before} is what holds if not. */
    static IsakmpSa judge(Turn turn, Connecting before, Claim found) throws Refused {
        if (!found.agreed().figure().isSigned(found.number())) {
            Bytes expected = Proving.hash(turn, found.agreed(), found.keyed(), !found.name().initiator(),
                    found.peer().body());
            // First of all the HASH: an identity that came encrypted says nothing before that is right.
            Messages.requireSame(found.name().initiator() ? "HASH_R" : "HASH_I",
                    Messages.only(found.payloads(), HashPayload.class).data(), expected);
            return proved(turn, found.with(ConnectionSearch.meant(turn, found)));
        }
        return ask(turn, before, found.with(ConnectionSearch.meant(turn, found)), ImmutableList.of(),
                turn.halfOpenUntil());
    }

    /** Asks the outside whether the peer's signature is good, and its key to be believed on this connection. */
    static Connecting.Verifying ask(Turn turn, Connecting before, Claim claim,
            ImmutableList<Connecting.Deferred> behind, long expires) throws Refused {
        Bytes expected = Proving.hash(turn, claim.agreed(), claim.keyed(), !claim.name().initiator(),
                claim.peer().body());
        PublicKeyRound round = claim.name().connection().remote().getFirst().publicKey().orElse(PublicKeyRound.ANY);
        turn.effect(new Effect.Ask(new AskId(claim.name().uniqueId()),
                new Question.Verify(Identities.fromWire(claim.peer()), round,
                        Certificates.received(claim.payloads()), Methods.schemes(claim.agreed().method()), expected,
                        Messages.only(claim.payloads(), SigPayload.class).data())));
        return new Connecting.Verifying(before, claim, behind, expires);
    }

    /** Who the peer says it is: in this message, or with its public value before. */
    static Identification peer(Keyed keyed, PayloadList payloads) throws Refused {
        return keyed.peer().isPresent() ? keyed.peer().get() : Messages.only(payloads, IdPayload.class).id();
    }

    /** The outside has judged the signature. */
    static IsakmpSa judged(Turn turn, Claim claim, Verdict verdict) throws Refused {
        return switch (verdict) {
            case Verdict.Judged(var report) when report.trusted() -> proved(turn, claim);
            case Verdict.Judged(var report) -> throw new Refused(Denials.of(claim, report));
            case Verdict.Denied(String reason) ->
                throw new Refused(new Refusal.NotTrusted(claim.peer().describe(), reason, ""));
            default -> throw new Refused(
                    new Refusal.NotTrusted(claim.peer().describe(), "nobody here can check it", ""));
        };
    }

    /** The peer is who it says. In the last message that is the end, in the last but one it is our turn. */
    private static IsakmpSa proved(Turn turn, Claim claim) throws Refused {
        SaName name = claim.name();
        boolean initialContact = !name.initiator() && Contacts.isInitial(claim.payloads());
        if (!name.initiator()) {
            Contacts.requireUnknown(turn, name, claim.peer(), claim.payloads());
        }
        Keyed keyed = claim.keyed().with(claim.peer());
        Agreed agreed = claim.agreed().within(new Lifetimes(claim.agreed().life(), 0).shorter(
                Lifetimes.told(claim.payloads(), ProtocolId.Known.ISAKMP, ImmutableList.of(name.cookies()))).seconds());
        if (claim.number() == claim.agreed().figure().lines().size()) {
            return Authenticated.up(turn, name, agreed, keyed, claim.wanted(),
                    claim.replies().plus(claim.received(), Optional.empty()), initialContact);
        }
        return Proving.prove(turn, new Draft(name, claim.wanted(), claim.agreed(), keyed, claim.number() + 1,
                ImmutableListMultimap.of(), others(turn, claim), claim.received(), claim.replies(), initialContact));
    }

    /** What the initiator of Aggressive Mode could not say before, or the responder of Main Mode. */
    private static ImmutableList<Payload> others(Turn turn, Claim claim) {
        return claim.agreed().figure().mode() == Mode.MAIN
                ? Authenticated.lifetime(claim.name(), claim.agreed().life())
                : ImmutableList.<Payload>builder()
                        .addAll(NatHashes.payloads(turn, claim.name(), claim.agreed()))
                        .addAll(Contacts.initial(turn, claim.name())).build();
    }
}
