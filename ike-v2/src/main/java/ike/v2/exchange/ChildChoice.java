package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.IpsecMode;
import ike.engine.Path;
import ike.engine.config.ChildConfig;
import ike.engine.negotiation.Choice;
import ike.engine.negotiation.Narrowing;
import ike.engine.negotiation.ProposalChoice;
import ike.v2.message.Chain;
import ike.v2.message.Refusal;
import ike.v2.message.Refused;
import ike.v2.sa.Established;
import ike.wire.Bytes;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.Payload;
import ike.wire.v2.PayloadType;
import ike.wire.v2.Proposal;
import ike.wire.v2.SaPayload;
import ike.wire.v2.TrafficSelector;
import ike.wire.v2.TsPayload;
import java.util.List;
import java.util.Optional;

/**
 * What a responder chooses for a child: the first of its configurations whose traffic and algorithms fit the proposal (RFC 7296
 * §2.7, §2.9), in transport mode if both want it (§1.3.1).
 *
 * @param padding whether the peer takes padding that hides the lengths of packets
 * @param more whether another configuration has traffic that was proposed too, for an SA of its own
 * @param selectors the narrowed selectors, as they are understood here
 */
record ChildChoice(ChildConfig config, Choice.Chosen proposal, Narrowing.Narrowed selectors, TransportMode mode,
        boolean padding, boolean more) {
    /** The choice; or a refusal that says what kept the last configuration from fitting. */
    static ChildChoice of(Turn turn, Established sa, Chain chain, ImmutableList<ChildConfig> configs) throws Refused {
        Optional<Refusal> best = Optional.empty();
        for (ChildConfig config : configs) {
            Optional<ChildChoice> transport = transport(turn, sa, chain, config);
            if (transport.isPresent()) {
                return transport.get();
            }
            Narrowing narrowing = narrow(sa, selectors(chain, PayloadType.Known.TSI),
                    selectors(chain, PayloadType.Known.TSR), config);
            switch (narrowing) {
                case Narrowing.None(String explanation) -> best = best.or(
                        () -> Optional.of(new Refusal.TsUnacceptable("no traffic selectors in common", explanation)));
                case Narrowing.Narrowed narrowed -> {
                    switch (choose(turn, sa, chain, config)) {
                        case Choice.Chosen chosen -> {
                            return new ChildChoice(config, chosen, narrowed, TransportMode.NONE,
                                    TransportMode.isPaddingTaken(chain), hasMore(sa, chain, configs, narrowed));
                        }
                        case Choice.None(String explanation) ->
                            best = Optional.of(new Refusal.NoProposalChosen(
                                    "no proposal for CHILD_SA " + config.name() + " is acceptable", explanation));
                    }
                }
            }
        }
        throw new Refused(best.orElseGet(() -> new Refusal.TsUnacceptable("this connection has no children", "")));
    }

    private static Choice choose(Turn turn, Established sa, Chain chain, ChildConfig config) throws Refused {
        Optional<Refusal.NoProposalChosen> barrier = AhBarrier.of(config, sa.espPath());
        if (barrier.isPresent()) {
            return new Choice.None(barrier.get().summary() + ". " + barrier.get().explanation());
        }
        return ProposalChoice.choose(offered(chain), config.proposals(), turn.environment().habits().preference());
    }

    /** The configured mode, if that is asked for and possible; else tunnel mode with the selectors as they came. */
    private static Optional<ChildChoice> transport(Turn turn, Established sa, Chain chain, ChildConfig config)
            throws Refused {
        IpsecMode mode = config.mode();
        if (mode == IpsecMode.TUNNEL || !TransportMode.isIn(chain, mode)) {
            return Optional.empty();
        }
        Path path = sa.name().path();
        TransportMode.Substituted peer = TransportMode.peers(mode, selectors(chain, PayloadType.Known.TSI), sa.nat(),
                path);
        TransportMode.Substituted local = TransportMode.locals(mode, selectors(chain, PayloadType.Known.TSR), sa.nat(),
                path);
        return narrow(sa, peer.here(), local.here(), config) instanceof Narrowing.Narrowed narrowed
                && TransportMode.isPossible(mode, narrowed.responder(), narrowed.initiator(), path)
                && choose(turn, sa, chain, config) instanceof Choice.Chosen chosen
                        ? Optional.of(new ChildChoice(config, chosen, narrowed,
                                TransportMode.agreed(mode, peer, local, path), TransportMode.isPaddingTaken(chain),
                                false))
                        : Optional.empty();
    }

    /** True when one of the configurations covers proposed packets that {@code chosen} leaves out. */
    private static boolean hasMore(Established sa, Chain chain, ImmutableList<ChildConfig> configs,
            Narrowing.Narrowed chosen) {
        return configs.stream()
                .map(config -> narrow(sa, selectors(chain, PayloadType.Known.TSI),
                        selectors(chain, PayloadType.Known.TSR), config))
                .anyMatch(other -> other instanceof Narrowing.Narrowed(var initiator, var responder)
                        && !(Narrowing.isSubset(initiator, chosen.initiator())
                                && Narrowing.isSubset(responder, chosen.responder())));
    }

    private static Narrowing narrow(Established sa, List<? extends TrafficSelector> initiator,
            List<? extends TrafficSelector> responder, ChildConfig config) {
        return Narrowing.narrow(initiator, responder, CreateChildInitiator.ranges(config.remote(), sa.peers()),
                CreateChildInitiator.ranges(config.local(), sa.own()));
    }

    private static ImmutableList<Proposal> offered(Chain chain) throws Refused {
        return chain.get(SaPayload.class).proposals();
    }

    private static ImmutableList<TrafficSelector> selectors(Chain chain, PayloadType type) {
        return chain.all(TsPayload.class).stream().filter(ts -> ts.type().equals(type))
                .flatMap(ts -> ts.selectors().stream()).collect(ImmutableList.toImmutableList());
    }

    /** [N(USE_TRANSPORT_MODE),] [N(ADDITIONAL_TS_POSSIBLE)]. */
    ImmutableList<Payload> consent() {
        ImmutableList.Builder<Payload> notes = ImmutableList.builder();
        mode.consent().ifPresent(notes::add);
        if (more) {
            notes.add(NotifyPayload.of(NotifyType.Known.ADDITIONAL_TS_POSSIBLE));
        }
        return notes.build();
    }

    /** SAr. */
    SaPayload answer(int spi) {
        return new SaPayload(ImmutableList.of(proposal.answer(Bytes.u32(Integer.toUnsignedLong(spi)))));
    }

    /** TSi, TSr. */
    ImmutableList<Payload> narrowed() {
        return ImmutableList.of(TsPayload.tsi(ImmutableList.<TrafficSelector>copyOf(selectors.initiator())),
                TsPayload.tsr(ImmutableList.<TrafficSelector>copyOf(selectors.responder())));
    }
}
