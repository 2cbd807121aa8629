package ike.v1.exchange;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.engine.AskId;
import ike.engine.Effect;
import ike.engine.Event;
import ike.engine.Failure;
import ike.engine.Question;
import ike.engine.Verdict;
import ike.v1.message.Refused;
import ike.v1.sa.Established;
import ike.v1.sa.ModeConfig;
import ike.v1.sa.Transaction;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v1.AttributeClass;
import ike.wire.v1.AttributeSpace;
import ike.wire.v1.AttributesPayload;
import ike.wire.v1.CfgAttribute;
import ike.wire.v1.CfgType;
import ike.wire.v1.DataAttribute;
import ike.wire.v1.IsakmpMessage;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the end does that assigns addresses inside the tunnel: it answers, or tells. Which addresses these are is the
 * outside's to say. No RFC section: draft-dukes-ike-mode-cfg-02 §4.
 */
final class ModeConfigServer {
    /** Addresses that one peer may ask for. */
    private static final int MOST_ADDRESSES = 4;
    private static final Bytes VERSION = Bytes.utf8("IKE for Java");

    private ModeConfigServer() {
    }

    /** Tells the peer without being asked ({@code pull = no}): first the outside has to say what. */
    static Established push(Turn turn, Established sa) {
        ask(turn, sa, ImmutableList.of(IpAddress.ANY4));
        return sa.with(new ModeConfig.Leasing());
    }

    /** The peer asks. */
    static Established onRequest(Turn turn, Established sa, Transactions.Request request, Bytes message) {
        ImmutableSet<AttributeClass> asked = request.attributes().attributes().stream().map(DataAttribute::type)
                .collect(ImmutableSet.toImmutableSet());
        ImmutableList<IpAddress> wanted = request.attributes().attributes().stream().flatMap(ModeConfigServer::wanted)
                .limit(MOST_ADDRESSES).collect(ImmutableList.toImmutableList());
        ModeConfig.LeasingAsked waiting = new ModeConfig.LeasingAsked(message, request.messageId(),
                request.attributes().identifier(), request.nextIv(), asked);
        if (wanted.isEmpty() || sa.name().connection().addressing().pools().isEmpty()) {
            return reply(turn, sa, waiting, new Verdict.Leased(ImmutableList.of(), ImmutableList.of()));
        }
        ask(turn, sa, wanted);
        return sa.with(waiting);
    }

    private static Stream<IpAddress> wanted(DataAttribute attribute) {
        boolean v4 = attribute.type() == CfgAttribute.INTERNAL_IP4_ADDRESS;
        boolean v6 = attribute.type() == CfgAttribute.INTERNAL_IP6_ADDRESS;
        return v4 || v6
                ? Stream.of(ModeConfigClient.address(attribute).findFirst()
                        .orElse(v4 ? IpAddress.ANY4 : IpAddress.ANY6))
                : Stream.empty();
    }

    private static void ask(Turn turn, Established sa, ImmutableList<IpAddress> wanted) {
        long id = sa.name().uniqueId();
        turn.effect(new Effect.Ask(new AskId(id), new Question.Lease(id, sa.name().connection().addressing().pools(),
                sa.session().owner(), wanted)));
    }

    /** The outside has said which addresses the peer gets. */
    static Established onVerdict(Turn turn, Established sa, Verdict verdict) {
        Verdict.Leased leased = verdict instanceof Verdict.Leased granted
                ? granted
                : new Verdict.Leased(ImmutableList.of(), ImmutableList.of());
        if (verdict instanceof Verdict.Denied(String reason)) {
            turn.report(new Event.Failed(Optional.of(sa.name().connection().name()), sa.name().path(),
                    new Failure("NO-ADDRESS", false, reason, "", "draft-dukes-ike-mode-cfg-02 §4")));
        }
        Established with = leased.addresses().isEmpty()
                ? sa
                : sa.with(sa.addresses().assigning(leased.addresses()));
        return switch (sa.modeConfig()) {
            case ModeConfig.LeasingAsked asked -> reply(turn, with, asked, leased);
            case ModeConfig.Leasing _ -> leased.addresses().isEmpty()
                    ? ModeConfigs.done(turn, with)
                    : with.with(new ModeConfig.Sent(Transactions.begin(turn, with, CfgType.Known.ISAKMP_CFG_SET,
                            attributes(with, leased)), false));
            case ModeConfig.Done _,ModeConfig.Pausing _,ModeConfig.Awaited _,ModeConfig.Sent _ -> with;
        };
    }

    private static Established reply(Turn turn, Established sa, ModeConfig.LeasingAsked asked, Verdict.Leased leased) {
        ImmutableList.Builder<DataAttribute> attributes = ImmutableList.<DataAttribute>builder()
                .addAll(attributes(sa, leased));
        if (asked.asked().contains(CfgAttribute.APPLICATION_VERSION)) {
            attributes.add(DataAttribute.of(CfgAttribute.APPLICATION_VERSION, VERSION));
        }
        Bytes octets = Transactions.answer(turn, sa, asked.messageId(), asked.iv(),
                new AttributesPayload(CfgType.Known.ISAKMP_CFG_REPLY, asked.identifier(), attributes.build()));
        return ModeConfigs.done(turn, sa.with(sa.replies().plus(asked.request(), Optional.of(octets))));
    }

    private static ImmutableList<DataAttribute> attributes(Established sa, Verdict.Leased leased) {
        ImmutableList<DataAttribute> told = Stream
                .concat(leased.addresses().stream().map(ModeConfigClient::address), leased.attributes().stream()
                        .map(attribute -> DataAttribute.of(AttributeSpace.CONFIGURATION.find(attribute.type().code()),
                                attribute.value())))
                .collect(ImmutableList.toImmutableList());
        return ImmutableList.<DataAttribute>builder().addAll(told).addAll(Unity.included(sa, told)).build();
    }

    /** The peer has taken what we have told it. */
    static Established onAck(Turn turn, Established sa, Transaction set, IsakmpMessage message) throws Refused {
        Transactions.openAnswer(turn, sa, set, CfgType.Known.ISAKMP_CFG_ACK, message);
        return ModeConfigs.done(turn, sa.with(sa.replies().plus(message.octets(), Optional.empty())));
    }
}
