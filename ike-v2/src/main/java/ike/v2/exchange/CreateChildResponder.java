package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.crypto.Agreement;
import ike.crypto.KeyExchange;
import ike.crypto.Secret;
import ike.engine.Entropy;
import ike.engine.Event;
import ike.engine.config.ChildConfig;
import ike.v2.message.Chain;
import ike.v2.message.Grammar;
import ike.v2.message.Notifications;
import ike.v2.message.Refusal;
import ike.v2.message.Refused;
import ike.v2.sa.ChildSa;
import ike.v2.sa.Established;
import ike.v2.sa.IkeSa;
import ike.v2.sa.Pending;
import ike.v2.sa.Shares;
import ike.wire.Bytes;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.KePayload;
import ike.wire.v2.KeyExchangeId;
import ike.wire.v2.NoncePayload;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.Payload;
import ike.wire.v2.Proposal;
import ike.wire.v2.ProtocolId;
import ike.wire.v2.SaPayload;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * CREATE_CHILD_SA for a Child SA, the responder's side (RFC 7296 §1.3.1, §1.3.3), and the child's part of IKE_AUTH
 * (§1.2).
 *
 * <pre>{@code
 * HDR, SK {[N(REKEY_SA),] SA, Ni, [KEi,] TSi, TSr}  -->
 *                                                   <--  HDR, SK {SA, Nr, [KEr,] TSi, TSr}
 *                                                   <--  HDR, SK {N(error)}
 * }</pre>
 */
final class CreateChildResponder {
    private CreateChildResponder() {
    }

    /** Answers the child's part of an IKE_AUTH request; its refusal leaves the IKE SA alone. */
    static Established inAuth(Turn turn, Established sa, Chain chain, Bytes ni, Bytes nr,
            ImmutableList.Builder<Payload> answer) {
        try {
            ChildChoice choices = ChildChoice.of(turn, sa, chain, sa.name().connection().children().stream()
                    .map(ChildConfig::withoutGroups).collect(ImmutableList.toImmutableList()));
            int spi = turn.newEspSpi();
            Established next = ChildInstaller.install(turn, sa, turn.surroundings().nextChildId(),
                    deal(configured(sa, choices.config()), choices, spi, ni, nr, OptionalLong.empty()),
                    Shares.NONE);
            answer.addAll(choices.consent()).add(choices.answer(spi)).addAll(choices.narrowed());
            return next;
        } catch (Refused refused) {
            answer.add(Notifications.of(refused.refusal()));
            report(turn, sa, refused.refusal());
            return sa;
        }
    }

    /** Answers a CREATE_CHILD_SA request for a Child SA; the table of RFC 7296 §2.25 has spoken before. */
    static Optional<IkeSa> onRequest(Turn turn, Established sa, IkeMessage message, Chain chain) {
        try {
            Grammar.CREATE_CHILD.check(chain.items());
            Suites.checkSpis(chain.get(SaPayload.class));
            return Optional.of(accept(turn, sa, message, chain, replaced(sa, chain)));
        } catch (Refused refused) {
            return Refusals.answer(turn, sa, message, refused.refusal());
        }
    }

    private static Optional<ChildSa> replaced(Established sa, Chain chain) throws Refused {
        Optional<NotifyPayload> rekey = chain.notify(NotifyType.Known.REKEY_SA);
        if (rekey.isEmpty()) {
            return Optional.empty();
        }
        if (rekey.get().spi().length() != 4) {
            throw Refused.syntax("REKEY_SA with an SPI of " + rekey.get().spi().length() + " octets",
                    "RFC 7296 §1.3.3");
        }
        int spi = (int) rekey.get().spi().u32At(0);
        ProtocolId protocol = rekey.get().protocol();
        ChildSa old = sa.children().byOutboundSpi(protocol, spi).orElseThrow(() -> unknown(sa, protocol, spi));
        if (!old.isLive()) {
            throw new Refused(new Refusal.TemporaryFailure("the Child SA to be rekeyed is being deleted"));
        }
        return Optional.of(old);
    }

    /** An SPI that we do not know may be that of the Child SA that we have asked for, whose answer was lost. */
    private static Refused unknown(Established sa, ProtocolId protocol, int spi) {
        boolean mayCome = sa.window().pending(Pending.CreateChild.class).findAny().isPresent();
        return new Refused(mayCome
                ? new Refusal.TemporaryFailure("the Child SA is not known here yet")
                : new Refusal.ChildSaNotFound(protocol, spi));
    }

    private static Established accept(Turn turn, Established sa, IkeMessage message, Chain chain, Optional<ChildSa> old)
            throws Refused {
        if (sa.children().count() >= turn.environment().limits().childrenPerIkeSa()) {
            throw new Refused(new Refusal.NoAdditionalSas("the limit of Child SAs for one IKE SA is reached"));
        }
        ChildChoice choices = ChildChoice.of(turn, sa, chain,
                old.map(child -> ImmutableList.of(child.config())).orElse(sa.name().connection().children()));
        Bytes ni = InitInitiator.nonce(chain);
        Bytes nr = turn.nonce();
        Optional<Agreement.Agreed> agreed = agree(turn, choices, chain);
        int spi = turn.newEspSpi();
        OptionalLong replaces = old.map(child -> OptionalLong.of(child.uniqueId())).orElse(OptionalLong.empty());
        ChildDeal deal = deal(choices.config(), choices, spi, ni, nr, replaces);
        ImmutableList.Builder<Payload> answer = ImmutableList.<Payload>builder().addAll(choices.consent())
                .add(choices.answer(spi), new NoncePayload(nr));
        agreed.ifPresent(a -> answer.add(new KePayload(choices.proposal().keyExchange(), a.publicData())));
        answer.addAll(choices.narrowed());
        Shares shares = turn.draft(agreed.map(a -> Shares.of(a.shared())).orElse(Shares.NONE));
        if (!Additional.methods(deal.chosen()).isEmpty()) {
            return FollowUpResponder.begin(turn, ChildRekeyRulings.onTheirBeginning(sa, deal), message, answer.build(),
                    deal, shares);
        }
        return Requests.reply(turn, make(turn, sa, deal, shares), message, answer.build());
    }

    /** Makes the Child SA. */
    static Established make(Turn turn, Established sa, ChildDeal deal, Shares shares) throws Refused {
        long id = turn.surroundings().nextChildId();
        Established next = ChildInstaller.install(turn, sa, id, deal, shares);
        return deal.replaces().isPresent() ? ChildRekeyRulings.onTheirs(turn, next, deal, id) : next;
    }

    private static Optional<Agreement.Agreed> agree(Turn turn, ChildChoice choices, Chain chain) throws Refused {
        KeyExchangeId group = choices.proposal().keyExchange();
        if (group == KeyExchangeId.NONE) {
            return Optional.empty();
        }
        Optional<KePayload> ke = chain.find(KePayload.class).filter(payload -> payload.method().equals(group));
        if (ke.isEmpty()) {
            throw new Refused(new Refusal.InvalidKePayload(group));
        }
        KeyExchange method = Suites.keyExchange(group);
        try (Secret seed = turn.environment().entropy().hidden(Entropy.Use.KEY_EXCHANGE,
                method.responderSeedLength())) {
            return switch (method.respond(ke.get().data(), seed)) {
                case Agreement.Agreed agreed -> Optional.of(agreed);
                case Agreement.Refused(String why, String section) ->
                    throw Refused.syntax("the peer's public value is unusable: " + why, section);
            };
        }
    }

    private static ChildDeal deal(ChildConfig config, ChildChoice choices, int spi, Bytes ni, Bytes nr,
            OptionalLong replaces) {
        Proposal chosen = choices.proposal().chosen();
        return new ChildDeal(config, chosen, spi, (int) chosen.spi().u32At(0), choices.selectors().responder(),
                choices.selectors().initiator(), choices.mode(), choices.padding(), false, ni, nr, replaces);
    }

    private static ChildConfig configured(Established sa, ChildConfig stripped) {
        return sa.name().connection().child(stripped.name()).orElse(stripped);
    }

    private static void report(Turn turn, Established sa, Refusal refusal) {
        turn.report(new Event.Failed(Optional.of(sa.name().connection().name()), sa.name().path(),
                Notifications.failure(refusal)));
    }
}
