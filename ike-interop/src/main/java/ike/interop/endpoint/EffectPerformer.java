package ike.interop.endpoint;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.SetMultimap;
import ike.engine.AskId;
import ike.engine.Effect;
import ike.engine.EspSa;
import ike.engine.Event;
import ike.engine.OrderId;
import ike.engine.Path;
import ike.engine.Policy;
import ike.engine.Question;
import ike.engine.SaId;
import ike.engine.Verdict;
import ike.engine.config.Connection;
import ike.engine.credential.Credentials;
import ike.engine.credential.TlsHandshakes;
import ike.engine.pool.AddressPools;
import ike.esp.Datapath;
import ike.interop.log.LogGroup;
import ike.interop.web.CertificateFetcher;
import ike.interop.web.RevocationSettings;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.CfgAttribute;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Does what an engine wants done, in order. Confined to the engine's thread. */
final class EffectPerformer {
    private final Datapath datapath;
    private final Inbox inbox;
    private final Reporter reporter;
    private final Optional<KeyExport> keys;
    private final AddressPools pools;
    private final Credentials credentials;
    private final TlsHandshakes handshakes;
    private final Inquiries inquiries;
    private final ConnectionBook book;
    private final SetMultimap<Long, IpAddress> assigned = LinkedHashMultimap.create();

    EffectPerformer(Datapath datapath, Inbox inbox, Reporter reporter, Optional<KeyExport> keys, AddressPools pools,
            Credentials credentials, RevocationSettings revocation, ConnectionBook book) {
        this.datapath = datapath;
        this.book = book;
        this.inbox = inbox;
        this.reporter = reporter;
        this.keys = keys;
        this.pools = pools;
        this.credentials = credentials;
        handshakes = new TlsHandshakes(credentials, new SystemEntropy());
        inquiries = new Inquiries(credentials, inbox, reporter.journal(), revocation,
                new CertificateFetcher(revocation.timeout()));
    }

    /** Does everything that came of one input; what became of orders is told last. */
    void perform(ImmutableList<Effect> effects, Control control) {
        Set<Long> refused = new LinkedHashSet<>();
        for (Effect effect : effects) {
            switch (effect) {
                case Effect.Send(Path path, Bytes octets) -> {
                    Optional<PassedMessage> message = PassedMessage.of(false, path, octets);
                    datapath.send(path, octets, message.map(sent -> trafficClass(sent, control)).orElse(0));
                    message.ifPresent(sent -> reporter.passed(sent, control));
                }
                case Effect.InstallInbound(EspSa sa) -> install(sa, refused);
                case Effect.InstallOutbound(EspSa sa) -> install(sa, refused);
                case Effect.Move(SaId id, Path path) -> datapath.move(id, path);
                case Effect.Remove(SaId id) -> datapath.remove(id);
                case Effect.InstallPolicy(Policy policy) -> datapath.install(policy);
                case Effect.RemovePolicy(long policy) -> datapath.removePolicy(policy);
                case Effect.HoldTrap _ -> {
                    // TwoVersions has made a policy of it.
                }
                case Effect.KeepAlive(Path path, boolean on) -> datapath.keepAlive(path, on);
                case Effect.AssignAddresses(long holder, var addresses, var attributes) ->
                    assign(holder, addresses, attributes);
                case Effect.ReleaseAddresses(long holder) -> {
                    pools.release(holder);
                    // A successor that was authenticated anew may have got the same ones.
                    assigned.removeAll(holder).stream().filter(address -> !assigned.containsValue(address))
                            .forEach(datapath::withdraw);
                }
                case Effect.Ask(AskId id, Question question) -> answer(id, question);
                case Effect.Cancel _ -> {
                }
                case Effect.Report(Optional<OrderId> order, Event event) -> {
                    if (order.isEmpty() && !isAbout(event, refused)) {
                        reporter.report(event, control);
                    }
                }
            }
        }
        reportOutcomes(effects);
        refused.forEach(child -> inbox.put(new Errand.Wanted("", new Wish.TerminateOneChild(child))));
    }

    /** By the connection of the SA that the message is of; answers that are given before there is one have none (RFC 2474 §3). */
    private int trafficClass(PassedMessage sent, Control control) {
        return book.hasCodePoints()
                ? sent.sa(control).flatMap(sa -> book.find(sa.connection())).map(Connection::dscp).orElse(0) << 2
                : 0;
    }

    /** This endpoint has one engine, which knows all there is to know of other SAs; but pools and credentials are here. */
    private void answer(AskId id, Question question) {
        switch (question) {
            case Question.Verify verify -> inquiries.answer(id, verify);
            case Question.Sign sign -> inquiries.sign(id, sign);
            case Question.Lease lease -> answered(id, pools.lease(lease));
            case Question.Decrypt decrypt -> answered(id, credentials.decrypt(decrypt));
            case Question.Tls tls -> answered(id, handshakes.step(tls, SystemClock.now()));
            case Question.Uniqueness _ -> answered(id, new Verdict.Granted());
            case Question.Traffic(long child) -> answered(id,
                    new Verdict.Carried(carried(SaId.inbound(child)) + carried(SaId.outbound(child))));
        }
    }

    private void answered(AskId id, Verdict verdict) {
        inbox.put(new Errand.Answered(id, verdict));
    }

    private long carried(SaId half) {
        return datapath.usage(half).map(Datapath.Usage::packets).orElse(0L);
    }

    private void assign(long holder, ImmutableList<IpAddress> addresses, ImmutableList<CfgAttribute> attributes) {
        assigned.putAll(holder, addresses);
        addresses.forEach(datapath::assign);
        reporter.journal().remark(LogGroup.IKE, "the peer has assigned " + attributes.stream()
                .map(AttributeText::of).collect(Collectors.joining(", ")));
    }

    private void install(EspSa sa, Set<Long> refused) {
        keys.ifPresent(export -> export.write(sa));
        try {
            datapath.install(sa);
        } catch (IllegalArgumentException e) {
            if (refused.add(sa.id().child())) {
                reporter.journal().remark(LogGroup.ESP, "a Child SA has to be deleted again: " + e.getMessage());
            }
        }
    }

    /** A child that the datapath did not take is not up. */
    private static boolean isAbout(Event event, Set<Long> refused) {
        return event instanceof Event.ChildUp(var _, var child) && refused.contains(child.uniqueId());
    }

    /** Outcomes come last, when the events that explain them have been told. */
    private void reportOutcomes(ImmutableList<Effect> effects) {
        boolean explained = effects.stream()
                .anyMatch(effect -> effect instanceof Effect.Report(var _, Event.Failed _));
        for (Effect effect : effects) {
            if (effect instanceof Effect.Report(Optional<OrderId> order, Event event) && order.isPresent()) {
                reporter.outcome(order.get(), event, explained);
            }
        }
    }
}
