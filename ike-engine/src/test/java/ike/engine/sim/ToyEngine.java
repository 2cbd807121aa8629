package ike.engine.sim;

import com.google.common.collect.ImmutableList;
import com.google.common.hash.Hashing;
import ike.crypto.DerivationLog;
import ike.crypto.DerivationStep;
import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.engine.ChildSaView;
import ike.engine.Deadline;
import ike.engine.Effect;
import ike.engine.Engine;
import ike.engine.EngineView;
import ike.engine.Entropy;
import ike.engine.Entropy.Use;
import ike.engine.EspSa;
import ike.engine.Event;
import ike.engine.IkeSaView;
import ike.engine.Input;
import ike.engine.IpsecMode;
import ike.engine.IpsecProtocol;
import ike.engine.Limits;
import ike.engine.NatDetection;
import ike.engine.Now;
import ike.engine.Order;
import ike.engine.OrderId;
import ike.engine.Path;
import ike.engine.Retransmission;
import ike.engine.SaId;
import ike.engine.Target;
import ike.engine.TransportAddress;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.EncryptionId;
import ike.wire.v2.IkeSpi;
import ike.wire.v2.IntegrityId;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The least that can be simulated: one request and one reply make an SA with one child, one request and one reply delete
 * it. Its keys come from a nonce in clear; it is honest about nothing but its retransmissions and its memory.
 */
final class ToyEngine implements Engine, SecretOwner {
    private static final AddressRange LEFT = AddressRange.of(IpAddress.of("10.1.0.0"), IpAddress.of("10.1.255.255"));
    private static final AddressRange RIGHT = AddressRange.of(IpAddress.of("10.2.0.0"), IpAddress.of("10.2.255.255"));

    /** Of six messages each way, one exchange in 60 goes unanswered when 30 % are lost; of sixteen, none in a lifetime. */
    private static final Limits PATIENT = patient(Limits.DEFAULT);

    private final Entropy entropy;
    private final DerivationLog log;
    private final boolean left;
    private final Flaw flaw;
    private final Map<IkeSpi, Pending> pending = new LinkedHashMap<>();
    private final Map<Bytes, Bytes> replies = new LinkedHashMap<>();
    private final Map<IkeSpi, IkeSaView> sas = new LinkedHashMap<>();
    private final Secret ownSecret;
    private ImmutableList.Builder<Effect> effects = ImmutableList.builder();
    private long ids;

    private record Pending(OrderId order, Path path, ToyMessage request, Retransmission patience) {
    }

    ToyEngine(Entropy entropy, DerivationLog log, boolean left, Flaw flaw) {
        this.entropy = entropy;
        this.log = log;
        this.left = left;
        this.flaw = flaw;
        ownSecret = entropy.hidden(Use.COOKIE_SECRET, 32);
    }

    static EngineFactory left(Flaw flaw) {
        return (entropy, log) -> new ToyEngine(entropy, log, true, flaw);
    }

    static EngineFactory right(Flaw flaw) {
        return (entropy, log) -> new ToyEngine(entropy, log, false, flaw);
    }

    @Override
    public ImmutableList<Effect> handle(Input input) {
        effects = ImmutableList.builder();
        switch (input) {
            case Input.Datagram(Now _, Path path, Bytes octets) ->
                ToyMessage.parse(octets).ifPresent(message -> message(path, message, octets));
            case Input.Tick(Now now) -> ImmutableList.copyOf(pending.values()).forEach(one -> patience(one, now));
            case Input.Command(Now now, OrderId id, Order order) -> order(now, id, order);
            default -> {
            }
        }
        return effects.build();
    }

    @Override
    public Deadline nextDeadline() {
        if (flaw == Flaw.SPINS && !sas.isEmpty()) {
            return new Deadline.At(0);
        }
        return pending.values().stream().map(one -> one.patience.deadline()).reduce(Deadline.never(),
                Deadline::earlier);
    }

    @Override
    public Optional<IkeSaView> view(IkeSpi localSpi) {
        return Optional.ofNullable(sas.get(localSpi));
    }

    @Override
    public EngineView view() {
        return new EngineView(ImmutableList.copyOf(sas.values()));
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        if (flaw != Flaw.LOST_SECRET) {
            visitor.accept(ownSecret);
        }
    }

    private void order(Now now, OrderId id, Order order) {
        switch (order) {
            case Order.Initiate(String peer, var _) -> {
                Path path = new Path(Path.Transport.UDP, at(left ? "192.0.2.1" : "198.51.100.1"), at(peer));
                send(now, id, path, new ToyMessage(spi(), IkeSpi.ZERO, ToyMessage.CREATE, false, iv(),
                        entropy.open(Use.NONCE, 16), espSpi()));
            }
            case Order.TerminateIke(Target.Numbered(long number)) -> sas.values().stream()
                    .filter(sa -> sa.uniqueId() == number).findFirst().ifPresent(sa -> send(now, id, sa.path(),
                            new ToyMessage(sa.initiatorSpi(), sa.responderSpi(), ToyMessage.DELETE, false, iv(),
                                    Bytes.zeros(16), 0)));
            default -> effects.add(new Effect.Report(Optional.of(id), new Event.OrderFailed("not for a toy")));
        }
    }

    private void send(Now now, OrderId id, Path path, ToyMessage request) {
        Pending one = new Pending(id, path, request, Retransmission.start(now, PATIENT));
        pending.put(request.initiator(), one);
        effects.add(new Effect.Send(path, request.encode()));
    }

    private void patience(Pending one, Now now) {
        switch (one.patience.step(now, PATIENT)) {
            case Retransmission.Step.Wait() -> {
            }
            case Retransmission.Step.SendAgain(Retransmission next) -> {
                pending.put(one.request.initiator(), new Pending(one.order, one.path, one.request, next));
                if (flaw != Flaw.NEVER_SENDS_AGAIN) {
                    effects.add(new Effect.Send(one.path, one.request.encode()));
                }
            }
            case Retransmission.Step.GiveUp() -> {
                pending.remove(one.request.initiator());
                effects.add(new Effect.Report(Optional.of(one.order), new Event.OrderFailed("no answer")));
            }
        }
    }

    private void message(Path path, ToyMessage message, Bytes octets) {
        if (flaw == Flaw.THROWS) {
            throw new IllegalStateException("a flaw");
        }
        if (message.response()) {
            Pending one = pending.get(message.initiator());
            if (one != null && one.request.exchange() == message.exchange()) {
                pending.remove(message.initiator());
                reply(one, message);
            }
            return;
        }
        Bytes cached = replies.get(octets);
        Bytes reply = cached == null || flaw == Flaw.OTHER_REPLY ? request(path, message).encode() : cached;
        replies.put(octets, reply);
        effects.add(new Effect.Send(path, reply));
    }

    private ToyMessage request(Path path, ToyMessage request) {
        boolean create = request.exchange() == ToyMessage.CREATE;
        ToyMessage reply = new ToyMessage(request.initiator(), create ? spi() : request.responder(), request.exchange(),
                true, iv(), request.nonce(), create ? espSpi() : 0);
        if (create && !sas.containsKey(request.initiator())) {
            up(path, reply, reply.espSpi(), request.espSpi(), false);
        } else if (!create) {
            down(request.initiator());
        }
        return reply;
    }

    private void reply(Pending one, ToyMessage reply) {
        if (reply.exchange() == ToyMessage.CREATE) {
            up(one.path, reply, one.request.espSpi(), reply.espSpi(), true);
        } else {
            down(reply.initiator());
        }
        effects.add(new Effect.Report(Optional.of(one.order), new Event.OrderDone("")));
    }

    private void up(Path path, ToyMessage reply, int in, int out, boolean initiator) {
        long id = ++ids;
        effects.add(new Effect.InstallInbound(half(SaId.inbound(id), in, key(reply.nonce(), !initiator), path)));
        effects.add(new Effect.InstallOutbound(half(SaId.outbound(id), out, key(reply.nonce(), initiator), path)));
        ChildSaView child = new ChildSaView(id, "toy", "INSTALLED", IpsecMode.TUNNEL, IpsecProtocol.ESP, in, out, "",
                here(), there(), 0,
                0, 0);
        sas.put(reply.initiator(), new IkeSaView(id, "toy", 2, "ESTABLISHED", initiator, reply.initiator(),
                reply.responder(), path, NatDetection.NONE, "", "", "", 0, 0,
                ImmutableList.of(child)));
    }

    private void down(IkeSpi initiator) {
        Optional.ofNullable(sas.remove(initiator)).filter(_ -> flaw != Flaw.FORGETS_TO_REMOVE).ifPresent(sa -> {
            effects.add(new Effect.Remove(SaId.inbound(sa.uniqueId())));
            effects.add(new Effect.Remove(
                    flaw == Flaw.REMOVES_TWICE ? SaId.inbound(sa.uniqueId()) : SaId.outbound(sa.uniqueId())));
        });
    }

    private EspSa half(SaId id, int spi, Secret key, Path path) {
        if (flaw == Flaw.WIPED_KEY) {
            key.close();
        }
        return new EspSa(id, spi, EncryptionId.ENCR_AES_GCM_16, 128, IntegrityId.NONE, key, Secret.empty(),
                IpsecMode.TUNNEL, here(), there(), path, 64);
    }

    private Secret key(Bytes nonce, boolean fromInitiator) {
        Bytes seed = flaw == Flaw.SAME_KEY
                ? Bytes.EMPTY
                : flaw == Flaw.OTHER_KEY ? entropy.open(Use.PADDING, 4) : nonce;
        byte[] octets = Hashing.sha256().newHasher().putBytes(seed.toArray()).putBoolean(fromInitiator).hash()
                .asBytes();
        Secret key = Secret.owning(octets);
        log.step(() -> new DerivationStep("key", "SHA-256(nonce)", "none",
                ImmutableList.of(DerivationStep.Input.of("nonce", nonce)), key.copy()));
        return key;
    }

    private ImmutableList<AddressRange> here() {
        return ImmutableList.of(left ? LEFT : RIGHT);
    }

    private ImmutableList<AddressRange> there() {
        return ImmutableList.of(left ? RIGHT : LEFT);
    }

    private IkeSpi spi() {
        return IkeSpi.of(entropy.open(Use.IKE_SPI, 8));
    }

    private int espSpi() {
        return (int) entropy.open(Use.ESP_SPI, 4).u32At(0);
    }

    private Bytes iv() {
        return flaw == Flaw.SAME_IV ? Bytes.zeros(8) : entropy.open(Use.IV, 8);
    }

    private static Limits patient(Limits l) {
        return new Limits(l.ikeSas(), l.halfOpen(), l.cookieThreshold(), l.halfOpenPerPeer(), l.childrenPerIkeSa(),
                l.queuedTasks(), l.halfOpenLifetime(), 15, l.retransmitTimeout(), 1.2, l.rekeyedChildLinger(),
                l.fragmentSize(), l.fragments(), l.reassembledOctets());
    }

    private static TransportAddress at(String address) {
        return new TransportAddress(IpAddress.of(address), 500);
    }
}
