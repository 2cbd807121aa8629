package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.crypto.Agreement;
import ike.crypto.Secret;
import ike.crypto.v2.IkeAlgorithms;
import ike.crypto.v2.IkeKeys;
import ike.engine.Entropy;
import ike.engine.negotiation.Choice;
import ike.v2.message.Chain;
import ike.v2.message.Grammar;
import ike.v2.message.Refusal;
import ike.v2.message.Refused;
import ike.v2.sa.Established;
import ike.v2.sa.IkeSa;
import ike.v2.sa.SaName;
import ike.v2.sa.Session;
import ike.v2.sa.Shares;
import ike.wire.Bytes;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.IkeSpi;
import ike.wire.v2.KePayload;
import ike.wire.v2.NoncePayload;
import ike.wire.v2.Payload;
import ike.wire.v2.Proposal;
import ike.wire.v2.ProtocolId;
import ike.wire.v2.SaPayload;
import java.util.Optional;

/**
 * CREATE_CHILD_SA for the IKE SA itself, the responder's side (RFC 7296 §1.3.2, §2.18).
 *
 * <pre>{@code
 * HDR, SK {SA, Ni, KEi}  -->
 *                        <--  HDR, SK {SA, Nr, KEr}      the new SA inherits the children; the peer deletes the old one
 *                        <--  HDR, SK {N(error)}
 * }</pre>
 */
final class RekeyIkeResponder {
    private RekeyIkeResponder() {
    }

    /** True when a CREATE_CHILD_SA request is about the IKE SA: its proposals are of protocol IKE (§1.3.2). */
    static boolean isMeant(Chain chain) {
        return chain.find(SaPayload.class)
                .map(sa -> sa.proposals().stream().anyMatch(p -> p.protocol().equals(ProtocolId.Known.IKE)))
                .orElse(false);
    }

    /** Answers the request; the table of RFC 7296 §2.25 has spoken before. */
    static Optional<IkeSa> onRequest(Turn turn, Established sa, IkeMessage message, Chain chain) {
        try {
            Grammar.REKEY_IKE.check(chain.items());
            Suites.checkSpis(chain.get(SaPayload.class));
            return Optional.of(accept(turn, sa, message, chain));
        } catch (Refused refused) {
            return Refusals.answer(turn, sa, message, refused.refusal());
        }
    }

    private static Established accept(Turn turn, Established sa, IkeMessage message, Chain chain) throws Refused {
        Choice.Chosen choice = switch (KeptPrf.choose(turn, sa, chain.get(SaPayload.class).proposals())) {
            case Choice.Chosen chosen -> chosen;
            case Choice.None(String explanation) -> throw new Refused(
                    new Refusal.NoProposalChosen("no proposal for the rekeyed IKE SA is acceptable", explanation));
        };
        IkeAlgorithms algorithms = Suites.ike(choice.chosen());
        KePayload ke = chain.get(KePayload.class);
        if (!ke.method().equals(algorithms.keyExchange().id())) {
            throw new Refused(new Refusal.InvalidKePayload(algorithms.keyExchange().id()));
        }
        if (choice.chosen().spi().length() != 8) {
            throw Refused.syntax("an IKE SPI of " + choice.chosen().spi().length() + " octets", "RFC 7296 §3.3.1");
        }
        Bytes ni = InitInitiator.nonce(chain);
        try (Secret seed = turn.environment().entropy().hidden(Entropy.Use.KEY_EXCHANGE,
                algorithms.keyExchange().responderSeedLength())) {
            return switch (algorithms.keyExchange().respond(ke.data(), seed)) {
                case Agreement.Refused(String why, String section) ->
                    throw Refused.syntax("the peer's public value is unusable: " + why, section);
                case Agreement.Agreed agreed -> answer(turn, sa, message, choice, algorithms, ni, agreed);
            };
        }
    }

    private static Established answer(Turn turn, Established sa, IkeMessage message, Choice.Chosen choice,
            IkeAlgorithms algorithms, Bytes ni, Agreement.Agreed agreed) throws Refused {
        IkeSpi spiI = new IkeSpi(choice.chosen().spi().u64At(0));
        SaName name = new SaName(turn.surroundings().nextId(), false, spiI, turn.newIkeSpi(), sa.name().path(),
                sa.name().connection(), sa.name().redirects());
        Bytes nr = turn.nonce();
        Proposal chosen = choice.answer(name.spiR().bytes());
        Shares shares = turn.draft(Shares.of(agreed.shared()));
        ImmutableList<Payload> payloads = ImmutableList.of(new SaPayload(ImmutableList.of(chosen)),
                new NoncePayload(nr), new KePayload(algorithms.keyExchange().id(), agreed.publicData()));
        IkeDeal deal = new IkeDeal(name, chosen, ni, nr);
        return Additional.methods(chosen).isEmpty()
                ? make(turn, sa, message, payloads, deal, shares)
                : FollowUpResponder.begin(turn, RekeyIkeRulings.onTheirBeginning(sa, deal), message, payloads, deal,
                        shares);
    }

    /** Answers, and makes the successor. */
    static Established make(Turn turn, Established sa, IkeMessage message, ImmutableList<? extends Payload> answer,
            IkeDeal deal, Shares shares) throws Refused {
        IkeAlgorithms algorithms = Suites.ike(deal.chosen());
        IkeKeys keys = DerivedKeys.ike(turn, sa.session(), algorithms, shares, deal.ni(), deal.nr(),
                deal.name().spiI(), deal.name().spiR());
        Established fresh = RekeyIkeRulings.newborn(turn, sa, deal.name(),
                new Session(deal.chosen(), algorithms, keys, sa.session().fragments()).succeeding(sa.session()));
        Established replied = Requests.reply(turn, sa, message, answer);
        return RekeyIkeRulings.onTheirs(turn, replied, fresh, deal.lowestNonce());
    }
}
