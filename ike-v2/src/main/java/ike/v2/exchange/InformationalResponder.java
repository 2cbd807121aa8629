package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.engine.Event;
import ike.engine.Failure;
import ike.engine.IpsecProtocol;
import ike.engine.config.ChildConfig;
import ike.engine.config.Reactions;
import ike.v2.message.Chain;
import ike.v2.message.Grammar;
import ike.v2.message.Refusal;
import ike.v2.message.Refused;
import ike.v2.sa.ChildSa;
import ike.v2.sa.Established;
import ike.v2.sa.IkeSa;
import ike.v2.sa.Pending;
import ike.v2.sa.RequestWindow;
import ike.v2.sa.Task;
import ike.wire.v2.DeletePayload;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.Payload;
import ike.wire.v2.ProtocolId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** INFORMATIONAL, the responder's side (RFC 7296 §1.4): deletions and signs of life; every request is answered. */
final class InformationalResponder {
    /** What an initiator says that does not accept our answer to its IKE_AUTH; the SA is gone (RFC 7296 §2.21.2). */
    private static final ImmutableSet<NotifyType> FATAL = ImmutableSet.of(NotifyType.Known.AUTHENTICATION_FAILED,
            NotifyType.Known.INVALID_SYNTAX, NotifyType.Known.UNSUPPORTED_CRITICAL_PAYLOAD);

    private static final ImmutableSet<ProtocolId> IPSEC = ImmutableSet.of(ProtocolId.Known.ESP, ProtocolId.Known.AH);
    private static final String DELETED = "deleted by the peer";

    private InformationalResponder() {
    }

    /** Answers the request. */
    static Optional<IkeSa> onRequest(Turn turn, Established sa, IkeMessage message, Chain chain) {
        try {
            Grammar.INFORMATIONAL.check(chain.items());
        } catch (Refused refused) {
            return Refusals.answer(turn, sa, message, refused.refusal());
        }
        if (isIkeDeleted(chain)) {
            return onIkeDeleted(turn, acknowledge(turn, sa, message, chain), DELETED);
        }
        Optional<NotifyPayload> fatal = chain.error().filter(error -> FATAL.contains(error.notifyType()));
        if (fatal.isPresent()) {
            return onIkeDeleted(turn, acknowledge(turn, sa, message, chain),
                    PeerRefusal.of(fatal.get(), ImmutableList.of()).summary());
        }
        Optional<Refusal> nat = sa.mobility().agreed()
                ? MobikeResponder.unexpectedNat(chain, turn.arrival().orElse(sa.name().path()))
                : Optional.empty();
        if (nat.isPresent()) {
            return Optional.of(MobikeResponder.refuse(turn, sa, message, chain, nat.get()));
        }
        chain.notify(NotifyType.Known.INVALID_SELECTORS).ifPresent(notify -> onComplaint(turn, sa, notify));
        Windows.onComplaint(turn, sa, chain);
        Hints.onTold(turn, sa, chain);
        RedirectInitiator.onRequest(turn, sa, chain);
        Established noted = AuthLifetime.heard(turn,
                Windows.heard(turn, AdditionalAddresses.noted(turn, sa, message, chain), chain), chain);
        return Optional.of(MobikeResponder.isUpdate(noted, chain)
                ? MobikeResponder.onUpdate(turn, noted, message, chain)
                : MobikeInitiator.onListed(turn, deleteChildren(turn, noted, message, chain),
                        message.header().messageId(),
                        chain));
    }

    private static Established acknowledge(Turn turn, Established sa, IkeMessage message, Chain chain) {
        return Requests.reply(turn, sa, message,
                ReturnRoutability.asked(chain).stream().collect(ImmutableList.toImmutableList()));
    }

    /** We send what a Child SA is not for, says the peer (§3.10.1): somebody has to look at both policies. */
    private static void onComplaint(Turn turn, Established sa, NotifyPayload notify) {
        String child = notify.spi().length() == 4
                ? sa.children().byOutboundSpi(notify.protocol(), (int) notify.spi().u32At(0))
                        .map(c -> c.config().name()).orElse("unknown")
                : "unknown";
        turn.report(new Event.Failed(Optional.of(sa.name().connection().name()), sa.name().path(),
                new Failure("INVALID_SELECTORS", true,
                        "the peer received a packet that its selectors of CHILD_SA " + child + " do not allow", "",
                        "RFC 7296 §3.10.1")));
    }

    /** True when the IKE SA itself is to be deleted. */
    static boolean isIkeDeleted(Chain chain) {
        return chain.all(DeletePayload.class).stream().anyMatch(d -> d.protocol().equals(ProtocolId.Known.IKE));
    }

    /**
     * The peer deletes the IKE SA. Our own rekey of it, if one is under way, is forgotten; if the peer's own stands, it
     * inherits (§2.25.2, §2.8.2), unless the peer has deleted that one already.
     */
    private static Optional<IkeSa> onIkeDeleted(Turn turn, Established sa, String reason) {
        Optional<Pending.Rival> rival = sa.window().pending(Pending.RekeyIke.class).findFirst()
                .flatMap(Pending.RekeyIke::rival).filter(one -> !RekeyIkeRulings.isGone(turn, one));
        sa.window().pending(Pending.DeleteIke.class).forEach(
                pending -> turn.answer(pending.orders(), new Event.OrderDone("IKE_SA deleted by the peer too")));
        if (rival.isPresent()) {
            sa.window().pending().forEach(
                    pending -> turn.answer(pending.orders(), new Event.OrderDone("rekeyed by the peer")));
            return Endings.end(turn, RekeyIkeRulings.rivalStands(turn, sa, rival.get()).with(sa.window().cleared()),
                    "rekeyed by the peer");
        }
        return reason.equals(DELETED)
                ? Endings.lost(turn, sa, reason, Reactions::close)
                : Endings.end(turn, sa, reason);
    }

    /** A child that the peer has deleted alone. */
    private static Established react(Turn turn, Established sa, ChildConfig child) {
        return switch (child.reactions().close()) {
            case NONE -> sa;
            case START -> sa.with(sa.tasks().plus(new Task.CreateChild(child, ImmutableList.of()), turn.now()));
            case TRAP -> {
                turn.revive(new Turn.Revival(sa.name().connection().name(), sa.name().path(), ImmutableList.of(),
                        ImmutableList.of(child.name())));
                yield sa;
            }
        };
    }

    /** Deletes each Child SA that the peer names by its own inbound SPI, and names our halves in return (§1.4.1). */
    private static Established deleteChildren(Turn turn, Established sa, IkeMessage message, Chain chain) {
        Established next = sa;
        List<ChildSa> gone = new ArrayList<>();
        for (Named half : named(chain)) {
            Optional<ChildSa> child = next.children().byOutboundSpi(half.protocol(), half.spi());
            if (child.isEmpty()) {
                next = noteUnknown(next, half);
                continue;
            }
            if (isBeingDeleted(next, child.get())) {
                next = cross(turn, next, child.get());
            } else {
                boolean missed = child.get().isLive();
                next = ChildRemoval.agreed(turn, next, child.get(), DELETED);
                next = missed ? react(turn, next, child.get().config()) : next;
                gone.add(child.get());
            }
        }
        ImmutableList.Builder<Payload> answer = ImmutableList.<Payload>builder().addAll(ours(gone));
        ConfigurationResponder.answer(chain).ifPresent(answer::add);
        ReturnRoutability.asked(chain).ifPresent(answer::add);
        answer.addAll(NatNotices.answer(turn, next, chain));
        TicketNotices.answer(turn, next, chain).ifPresent(answer::add);
        return Requests.reply(turn, next, message, answer.build());
    }

    /** Our halves, those of each protocol in a payload of their own (§3.11). */
    private static ImmutableList<DeletePayload> ours(List<ChildSa> gone) {
        ImmutableList.Builder<DeletePayload> payloads = ImmutableList.builder();
        for (IpsecProtocol protocol : IpsecProtocol.values()) {
            ImmutableList<Integer> spis = gone.stream().filter(child -> child.protocol() == protocol)
                    .map(ChildSa::inboundSpi).collect(ImmutableList.toImmutableList());
            if (!spis.isEmpty()) {
                payloads.add(DeletePayload.of(protocol.id(), spis));
            }
        }
        return payloads.build();
    }

    private static boolean isBeingDeleted(Established sa, ChildSa child) {
        return sa.window().pending(Pending.DeleteChild.class).anyMatch(p -> p.child() == child.uniqueId());
    }

    /**
     * Both ends delete it at the same time: the outgoing half goes now, the incoming one with the answer to our own
     * request, and neither end names its half in an answer (§1.4.1).
     */
    private static Established cross(Turn turn, Established sa, ChildSa child) {
        return child.stage() == ChildSa.Stage.REPLACED
                ? ChildRemoval.agreed(turn, sa, child, DELETED)
                : ChildRemoval.halfClose(turn, sa, child);
    }

    /** A half by the protocol and the SPI that the peer names it by. */
    private record Named(ProtocolId protocol, int spi) {
    }

    private static ImmutableList<Named> named(Chain chain) {
        return chain.all(DeletePayload.class).stream()
                .filter(d -> IPSEC.contains(d.protocol()) && d.spiSize() == 4)
                .flatMap(d -> d.spis().stream().map(spi -> new Named(d.protocol(), (int) spi.u32At(0))))
                .collect(ImmutableList.toImmutableList());
    }

    /** An SPI that we do not know may be that of the Child SA that we have asked for, whose answer was lost. */
    private static Established noteUnknown(Established sa, Named half) {
        RequestWindow window = sa.window();
        for (Pending.CreateChild pending : window.pending(Pending.CreateChild.class).toList()) {
            if (pending.offered().getFirst().protocol().equals(half.protocol())) {
                window = window.noting(pending, pending.withDeleted(half.spi()));
            }
        }
        return sa.with(window);
    }
}
