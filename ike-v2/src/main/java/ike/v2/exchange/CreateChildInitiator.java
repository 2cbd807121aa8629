package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Streams;
import ike.crypto.Agreement;
import ike.crypto.Offered;
import ike.crypto.Secret;
import ike.engine.Event;
import ike.engine.OrderId;
import ike.engine.Path;
import ike.engine.config.AddressPattern;
import ike.engine.config.ChildConfig;
import ike.engine.config.ProposalSpec;
import ike.engine.config.SelectorSpec;
import ike.v2.message.Chain;
import ike.v2.message.Grammar;
import ike.v2.message.Notifications;
import ike.v2.message.Refusal;
import ike.v2.message.Refused;
import ike.v2.sa.ChildSa;
import ike.v2.sa.Established;
import ike.v2.sa.Pending;
import ike.v2.sa.SaName;
import ike.v2.sa.Shares;
import ike.v2.sa.Task;
import ike.v2.sa.TaskQueue;
import ike.wire.Bytes;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.KePayload;
import ike.wire.v2.KeyExchangeId;
import ike.wire.v2.NoncePayload;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.Payload;
import ike.wire.v2.Proposal;
import ike.wire.v2.SaPayload;
import ike.wire.v2.TrafficSelector.AddressRange;
import ike.wire.v2.TrafficSelector;
import ike.wire.v2.TransformId;
import ike.wire.v2.TransformType;
import ike.wire.v2.TsPayload;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * CREATE_CHILD_SA for a Child SA, the initiator's side (RFC 7296 §1.3.1, §1.3.3). The Child SA of IKE_AUTH is asked for
 * by the same payloads, without nonce and key exchange (§1.2).
 *
 * <pre>{@code
 * HDR, SK {[N(REKEY_SA),] SA, Ni, [KEi,] TSi, TSr}  -->
 *                                                   <--  HDR, SK {SA, Nr, [KEr,] TSi, TSr}
 *                                                   <--  HDR, SK {N(error)}                   see {@link ChildRefusals}
 * }</pre>
 */
final class CreateChildInitiator {
    private CreateChildInitiator() {
    }

    /** Asks for one more Child SA. */
    static Established start(Turn turn, Established sa, Task.CreateChild task) {
        return ask(turn, sa, task.config(), OptionalLong.empty(), Optional.empty(), 0, task.orders());
    }

    /** Asks for the successor of a Child SA. */
    static Established rekey(Turn turn, Established sa, ChildSa old, ImmutableList<OrderId> orders) {
        return ask(turn, sa, old.config(), OptionalLong.of(old.uniqueId()), Optional.empty(), 0, orders);
    }

    /** Asks again, with the group that the peer wants. */
    static Established again(Turn turn, Established sa, Pending.CreateChild before, TransformId group) {
        return ask(turn, sa, before.config(), before.replaces(), Optional.of(group), before.groupRetries() + 1,
                before.orders());
    }

    /** The first child as IKE_AUTH asks for it: no key exchange, and the nonces of IKE_SA_INIT stand for its own. */
    static Pending.CreateChild proposal(Turn turn, SaName name, Task.CreateChild task) {
        int spi = turn.newEspSpi();
        ImmutableList<ProposalSpec> specs = task.config().proposals().stream()
                .map(spec -> spec.withoutKeyExchanges()).distinct().collect(ImmutableList.toImmutableList());
        return new Pending.CreateChild(task.config(), OptionalLong.empty(), spi, Bytes.EMPTY, offer(specs, spi),
                Optional.empty(),
                ranges(task.config().local(), ConfigurationInitiator.own(name)),
                ranges(task.config().remote(),
                        ImmutableList.of(AddressPattern.exactly(name.path().remote().address()))),
                Optional.empty(), ImmutableSet.of(), 0,
                task.orders());
    }

    private static Established ask(Turn turn, Established sa, ChildConfig config, OptionalLong replaces,
            Optional<TransformId> group, int retries,
            ImmutableList<OrderId> orders) {
        Optional<Refusal.NoProposalChosen> barrier = AhBarrier.of(config, sa.espPath());
        if (barrier.isPresent()) {
            Announcements.failed(turn, sa.name(), TaskQueue.EMPTY, orders, Notifications.failure(barrier.get()));
            return sa;
        }
        int spi = turn.newEspSpi();
        ImmutableList<Proposal> offered = offer(config.proposals(), spi);
        Optional<Offered> keyExchange = group.or(() -> firstGroup(offered)).flatMap(ike.crypto.Algorithms::keyExchange)
                .map(turn::offer);
        Optional<ChildSa> old = replaces.isPresent() ? sa.children().find(replaces.getAsLong()) : Optional.empty();
        // A successor has the selectors of its predecessor (§2.9.2).
        ImmutableList<AddressRange> tsi = old.map(ChildSa::local)
                .orElseGet(() -> ranges(config.local(), sa.own()));
        ImmutableList<AddressRange> tsr = old.map(ChildSa::remote)
                .orElseGet(() -> ranges(config.remote(), sa.peers()));
        Pending.CreateChild pending = new Pending.CreateChild(config, replaces, spi, turn.nonce(), offered, keyExchange,
                tsi, tsr, Optional.empty(), ImmutableSet.of(), retries, orders);
        ImmutableList.Builder<Payload> payloads = ImmutableList.builder();
        old.ifPresent(child -> payloads.add(new NotifyPayload(child.protocol().id(), Bytes.u32(child.inboundSpi()),
                NotifyType.Known.REKEY_SA, Bytes.EMPTY)));
        payloads.addAll(payloads(pending, sa.name().path(), true));
        return Requests.send(turn, sa, ExchangeType.Known.CREATE_CHILD_SA, payloads.build(), pending);
    }

    /** [N(USE_TRANSPORT_MODE),] SA, [Ni, [KEi,]] TSi, TSr. */
    static ImmutableList<Payload> payloads(Pending.CreateChild pending, Path path, boolean withNonce) {
        ImmutableList.Builder<Payload> payloads = ImmutableList.builder();
        TransportMode.wish(pending.config(), pending.tsi(), pending.tsr(), path).ifPresent(payloads::add);
        payloads.add(new SaPayload(pending.offered()));
        if (withNonce) {
            payloads.add(new NoncePayload(pending.ni()));
        }
        pending.keyExchange().ifPresent(ke -> payloads.add(new KePayload(ke.method().id(), ke.publicData())));
        return payloads.add(TsPayload.tsi(ImmutableList.<TrafficSelector>copyOf(pending.tsi())),
                TsPayload.tsr(ImmutableList.<TrafficSelector>copyOf(pending.tsr()))).build();
    }

    private static Optional<TransformId> firstGroup(ImmutableList<Proposal> offered) {
        return offered.getFirst().transforms(TransformType.Known.KE).stream().map(t -> t.id())
                .filter(id -> id != KeyExchangeId.NONE).findFirst();
    }

    private static ImmutableList<Proposal> offer(List<ProposalSpec> specs, int spi) {
        return Streams
                .mapWithIndex(specs.stream(),
                        (spec, index) -> spec.toProposal((int) index + 1, Bytes.u32(Integer.toUnsignedLong(spi))))
                .collect(ImmutableList.toImmutableList());
    }

    /** The configured selectors, now that the side's addresses are known. */
    static ImmutableList<AddressRange> ranges(List<SelectorSpec> specs, List<AddressPattern> own) {
        return specs.stream().flatMap(spec -> spec.resolve(own).stream()).collect(ImmutableList.toImmutableList());
    }

    /** Takes the answer to a CREATE_CHILD_SA request. */
    static Established onResponse(Turn turn, Established sa, Pending.CreateChild pending, Chain chain) {
        Optional<NotifyPayload> error = chain.error();
        if (error.isPresent()) {
            return ChildRefusals.onError(turn, sa, pending, error.get());
        }
        try {
            Grammar.CREATE_CHILD.check(chain.items());
            return onAnswer(turn, sa, pending, chain, pending.ni(), InitInitiator.nonce(chain));
        } catch (Refused refused) {
            return ChildRefusals.onUnusableAnswer(turn, sa, pending.orders(), refused.refusal());
        }
    }

    /** Takes what an answer says about the child, whichever exchange it stands in. */
    static Established onAnswer(Turn turn, Established sa, Pending.CreateChild pending, Chain chain, Bytes ni,
            Bytes nr) {
        Optional<NotifyPayload> error = chain.error();
        if (error.isPresent()) {
            return ChildRefusals.onError(turn, sa, pending, error.get());
        }
        try {
            return install(turn, sa, pending, chain, ni, nr);
        } catch (Refused refused) {
            return ChildRefusals.onUnusableAnswer(turn, sa, pending.orders(), refused.refusal());
        }
    }

    private static Established install(Turn turn, Established sa, Pending.CreateChild pending, Chain chain, Bytes ni,
            Bytes nr) throws Refused {
        ChildDeal deal = deal(sa, pending, chain, ni, nr);
        Shares shares = turn.draft(agree(pending, deal.chosen(), chain).map(Shares::of).orElse(Shares.NONE));
        if (Additional.methods(deal.chosen()).isEmpty()) {
            return settle(turn, sa, pending, deal, shares);
        }
        if (ChildRekeyRulings.hasLost(pending, deal)) {
            // Nothing is made yet, so there is nothing to delete: we just stop (RFC 9370 §2.2.4).
            turn.answer(pending.orders(), new Event.OrderDone("rekeyed by the peer"));
            return sa;
        }
        return FollowUpInitiator.next(turn, sa, pending, chain, chain, shares);
    }

    /** Makes the Child SA, now that the last additional key exchange is done. */
    static Established conclude(Turn turn, Established sa, Pending.CreateChild pending, Chain answer, Shares shares)
            throws Refused {
        return settle(turn, sa, pending, deal(sa, pending, answer, pending.ni(), InitInitiator.nonce(answer)), shares);
    }

    private static ChildDeal deal(Established sa, Pending.CreateChild pending, Chain chain, Bytes ni, Bytes nr)
            throws Refused {
        Proposal chosen = InitInitiator.chosen(pending.offered(), chain.get(SaPayload.class));
        if (chosen.spi().length() != 4) {
            throw Refused.syntax("an SPI of " + chosen.spi().length() + " octets", "RFC 7296 §3.3.1");
        }
        Optional<Refusal.NoProposalChosen> barrier = AhBarrier.of(pending.config(), sa.espPath());
        if (barrier.isPresent()) {
            throw new Refused(barrier.get());
        }
        AnsweredTraffic traffic = AnsweredTraffic.of(sa, pending, chain);
        // Selectors of the packet that caused the request were for the request only.
        ChildConfig config = sa.name().connection().child(pending.config().name()).orElse(pending.config());
        return new ChildDeal(config, chosen, pending.inboundSpi(), (int) chosen.spi().u32At(0),
                traffic.local(), traffic.remote(), traffic.mode(), traffic.padding(), true, ni, nr, pending.replaces());
    }

    private static Established settle(Turn turn, Established sa, Pending.CreateChild pending, ChildDeal deal,
            Shares shares) throws Refused {
        if (pending.deleted().contains(deal.outboundSpi())) {
            turn.answer(pending.orders(), new Event.OrderFailed("the peer deleted the CHILD_SA at once"));
            return ChildRekeyRulings.retire(turn, sa, pending);
        }
        if (pending.replaces().isEmpty()) {
            turn.answer(pending.orders(), new Event.OrderDone("CHILD_SA " + pending.config().name() + " is up"));
            return ChildInstaller.install(turn, sa, turn.surroundings().nextChildId(), deal, shares);
        }
        turn.answer(pending.orders(), new Event.OrderDone("CHILD_SA " + pending.config().name() + " is rekeyed"));
        return ChildRekeyRulings.onOurs(turn, sa, pending, deal, shares);
    }

    private static Optional<Secret> agree(Pending.CreateChild pending, Proposal chosen, Chain chain) throws Refused {
        TransformId group = Suites.find(chosen, TransformType.Known.KE).map(t -> t.id()).orElse(KeyExchangeId.NONE);
        Optional<KePayload> ke = chain.find(KePayload.class);
        if (group == KeyExchangeId.NONE) {
            return Optional.empty();
        }
        if (ke.isEmpty() || pending.keyExchange().isEmpty() || !ke.get().method().equals(group)
                || !pending.keyExchange().get().method().id().equals(group)) {
            throw Refused.syntax("the answer chose group " + group.label() + " without its KE payload",
                    "RFC 7296 §1.3.1");
        }
        return switch (pending.keyExchange().get().agree(ke.get().data())) {
            case Agreement.Refused(String why, String section) ->
                throw Refused.syntax("the peer's public value is unusable: " + why, section);
            case Agreement.Agreed(Bytes _, Secret shared) -> Optional.of(shared);
        };
    }
}
