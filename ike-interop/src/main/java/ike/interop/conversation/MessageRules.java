package ike.interop.conversation;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.interop.transcript.Explanation;
import ike.interop.transcript.OpenedMessage;
import ike.interop.transcript.Standing.Breach;
import ike.interop.transcript.Subject;
import ike.wire.Bytes;
import ike.wire.v2.ChainedPayload;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IkeHeader;
import ike.wire.v2.NoncePayload;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.Payload;
import ike.wire.v2.Proposal;
import ike.wire.v2.ProtocolId;
import ike.wire.v2.SaPayload;
import ike.wire.v2.TransformType;
import java.util.function.Consumer;

/** The rules that one IKEv2 message keeps or breaks by itself, each with its section. */
final class MessageRules {
    private static final Bytes NO_SPI = Bytes.zeros(8);
    private static final int KNOWN_FLAGS = IkeHeader.FLAG_INITIATOR | IkeHeader.FLAG_VERSION | IkeHeader.FLAG_RESPONSE;
    private static final ImmutableSet<TransformType> FOR_IKE = ImmutableSet.of(TransformType.Known.ENCR,
            TransformType.Known.PRF, TransformType.Known.INTEG, TransformType.Known.KE);
    private static final ImmutableSet<TransformType> FOR_ESP = ImmutableSet.of(TransformType.Known.ENCR,
            TransformType.Known.INTEG, TransformType.Known.KE, TransformType.Known.SN);
    private static final ImmutableSet<TransformType> FOR_AH = ImmutableSet.of(TransformType.Known.INTEG,
            TransformType.Known.KE, TransformType.Known.SN);

    private MessageRules() {
    }

    static ImmutableList<Breach> breaches(Explanation explanation, Subject.Ike ike) {
        ImmutableList.Builder<Breach> found = ImmutableList.builder();
        boolean isInit = begins(ike);
        if (ike.initiatorSpi().equals(NO_SPI)) {
            found.add(new Breach("the initiator's SPI is zero", "RFC 7296 §3.1"));
        }
        if (isInit && ike.messageId() != 0) {
            found.add(new Breach(ike.exchange() + " with Message ID " + ike.messageId(), "RFC 7296 §2.2"));
        }
        if (isInit && ike.response() == ike.fromInitiator()) {
            found.add(new Breach("the flag I says that the "
                    + (ike.response() ? "initiator answers" : "responder asks"), "RFC 7296 §3.1"));
        }
        explanation.message().ifPresent(message -> ofMessage(message, found::add));
        explanation.layers().forEach(layer -> ReservedFields.breaches(layer.root(), found::add));
        return found.build();
    }

    /** True for the exchanges that begin an IKE SA; one that asks for a cookie comes again with the same Message ID. */
    static boolean begins(Subject.Ike ike) {
        return ike.exchange().equals(ExchangeType.Known.IKE_SA_INIT.label())
                || ike.exchange().equals(ExchangeType.Known.IKE_SESSION_RESUME.label());
    }

    private static void ofMessage(OpenedMessage message, Consumer<Breach> found) {
        IkeHeader header = message.header();
        if ((header.flags() & ~KNOWN_FLAGS) != 0) {
            found.accept(new Breach("reserved flags " + String.format("%02x", header.flags() & ~KNOWN_FLAGS),
                    "RFC 7296 §3.1"));
        }
        if (!message.isSealed() && header.exchange() != ExchangeType.Known.IKE_SA_INIT
                && header.exchange() != ExchangeType.Known.IKE_SESSION_RESUME && !isOneWayNotice(message)) {
            found.accept(new Breach(header.exchange().label() + " in the clear", "RFC 7296 §1.2"));
        }
        message.chain().forEach(chained -> ofPayload(chained, found));
    }

    private static void ofPayload(ChainedPayload chained, Consumer<Breach> found) {
        Payload payload = chained.payload();
        if (chained.critical() && payload.type().reference().equals("RFC 7296")) {
            found.accept(new Breach("the " + payload.type().label() + " payload is marked critical",
                    "RFC 7296 §3.2"));
        }
        if ((chained.flags() & ~ChainedPayload.CRITICAL) != 0) {
            found.accept(new Breach("reserved bits in the generic header of the " + payload.type().label()
                    + " payload", "RFC 7296 §3.2"));
        }
        if (payload instanceof NoncePayload nonce && (nonce.nonce().length() < 16 || nonce.nonce().length() > 256)) {
            found.accept(new Breach("a nonce of " + nonce.nonce().length() + " octets, 16 to 256 are allowed",
                    "RFC 7296 §3.9"));
        }
        if (payload instanceof SaPayload sa) {
            sa.proposals().forEach(proposal -> ofProposal(proposal, found));
        }
    }

    /** Which types of transforms a protocol has (RFC 7296 §3.3.3, RFC 9370 §2.2.1). */
    private static void ofProposal(Proposal proposal, Consumer<Breach> found) {
        ImmutableSet<TransformType> allowed = switch (proposal.protocol()) {
            case ProtocolId.Known.IKE -> FOR_IKE;
            case ProtocolId.Known.ESP -> FOR_ESP;
            case ProtocolId.Known.AH -> FOR_AH;
            default -> ImmutableSet.of();
        };
        proposal.transforms().stream()
                .filter(transform -> !allowed.isEmpty() && transform.type() instanceof TransformType.Known
                        && !allowed.contains(transform.type()) && !transform.type().isAdditionalKeyExchange())
                .forEach(transform -> found.accept(new Breach(
                        transform.label() + " in a proposal for " + proposal.protocol().label(), "RFC 7296 §3.3.3")));
    }

    /** What may be said outside an IKE SA: that there is none, or none of this version (RFC 7296 §1.5, §2.21.4). */
    private static boolean isOneWayNotice(OpenedMessage message) {
        return message.payloads().stream().allMatch(payload -> payload instanceof NotifyPayload notify
                && (notify.notifyType() == NotifyType.Known.INVALID_IKE_SPI
                        || notify.notifyType() == NotifyType.Known.INVALID_SPI
                        || notify.notifyType() == NotifyType.Known.INVALID_MAJOR_VERSION
                        || notify.notifyType() == NotifyType.Known.QUICK_CRASH_DETECTION))
                && !message.chain().isEmpty();
    }
}
