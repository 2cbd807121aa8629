package ike.interop.endpoint;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.engine.AskId;
import ike.engine.Deadline;
import ike.engine.Effect;
import ike.engine.Engine;
import ike.engine.EngineView;
import ike.engine.Event;
import ike.engine.IkeSaView;
import ike.engine.Input;
import ike.engine.Now;
import ike.engine.Order;
import ike.engine.OrderId;
import ike.engine.Path;
import ike.engine.Target;
import ike.engine.TrafficEvent;
import ike.engine.TrapView;
import ike.engine.config.Connection;
import ike.engine.config.IkeVersion;
import ike.engine.config.SharedSecret;
import ike.interop.daemon.Admission;
import ike.wire.Bytes;
import ike.wire.v2.IkeSpi;
import ike.v1.Ikev1Engine;
import ike.v2.Ikev2Engine;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Both versions of IKE on one endpoint, told apart by the version octet of a message (RFC 2408 §3.1, RFC 7296 §3.1). IKEv1 is
 * historic (RFC 9395): as long as no connection speaks it, its engine hears nothing.
 *
 * <p>The two number their SAs together.
 */
final class TwoVersions implements Engine, SecretOwner {
    private static final int VERSION_OFFSET = 17;
    /** Nobody waits for what becomes of an order of this number. */
    private static final OrderId NOBODY = new OrderId(0);

    private final Ikev1Engine first;
    private final Ikev2Engine second;
    private final Set<AskId> askedByFirst = new HashSet<>();
    private final Admission admission;
    private final Map<String, ImmutableList<IkeVersion>> connections = new LinkedHashMap<>();

    /** The two engines, and which datagrams they are given. */
    TwoVersions(Ikev1Engine first, Ikev2Engine second, Admission admission) {
        this.first = first;
        this.second = second;
        this.admission = admission;
    }

    @Override
    public ImmutableList<Effect> handle(Input input) {
        return switch (input) {
            case Input.Datagram(var _, var path, var octets) -> admission.objection(octets)
                    .map(reason -> ImmutableList.<Effect>of(
                            new Effect.Report(Optional.empty(), new Event.Dropped(path, reason))))
                    .orElseGet(() -> isVersion1(octets) && speaksVersion1()
                            ? version1(input)
                            : second.handle(input));
            case Input.Command command -> command(command);
            case Input.Traffic(var now, TrafficEvent.Acquire packet) when isForVersion1(packet) -> bringUp(now, packet);
            case Input.Traffic(var _, TrafficEvent.UnknownSpi(Path path, int _)) when isPeerOfVersion1(path) ->
                version1(input);
            case Input.Answer answer -> askedByFirst.remove(answer.askId()) ? version1(input) : second.handle(input);
            default -> Stream.concat(version1(input).stream(), second.handle(input).stream())
                    .collect(ImmutableList.toImmutableList());
        };
    }

    /** What IKEv1 does; its questions are remembered, for both ask by the same numbers, and the second engine has its policies. */
    private ImmutableList<Effect> version1(Input input) {
        ImmutableList.Builder<Effect> effects = ImmutableList.builder();
        for (Effect effect : first.handle(input)) {
            effects.add(effect);
            switch (effect) {
                case Effect.Ask(AskId id, var _) -> askedByFirst.add(id);
                case Effect.Cancel(AskId id) -> askedByFirst.remove(id);
                case Effect.HoldTrap(String connection, String child) when !second.isTrapped(connection, child) ->
                    effects.addAll(withoutAnswer(NOBODY, second.handle(
                            new Input.Command(input.now(), NOBODY, new Order.InstallTrap(connection, child)))));
                default -> {
                }
            }
        }
        return effects.build();
    }

    private ImmutableList<Effect> command(Input.Command command) {
        return switch (command.order()) {
            case Order.LoadConnection(Connection connection) -> {
                connections.put(connection.name(), connection.versions());
                yield both(command, command.order());
            }
            case Order.UnloadConnection(String name) -> {
                connections.remove(name);
                yield both(command, command.order());
            }
            case Order.LoadSecret(SharedSecret secret) -> both(command, new Order.LoadSecret(new SharedSecret(
                    secret.name(), secret.purpose(), secret.secret().copy(), secret.owners())));
            case Order.UnloadSecret _,Order.LoadAuthorities _,Order.Shutdown _ -> both(command, command.order());
            case Order.InstallTrap _,Order.UninstallTrap _ -> second.handle(command);
            case Order.Initiate(String name, var _) -> isVersion1Only(name)
                    ? version1(command)
                    : second.handle(command);
            case Order.InitiateTo(String name, var _, var _, var _) -> isVersion1Only(name)
                    ? version1(command)
                    : second.handle(command);
            case Order.TerminateIke(Target target) -> toOwner(command, target, false);
            case Order.RekeyIke(Target target) -> toOwner(command, target, false);
            case Order.Reauthenticate(Target target) -> toOwner(command, target, false);
            case Order.CheckLiveness(Target target) -> toOwner(command, target, false);
            case Order.Redirect(Target target, var _) -> toOwner(command, target, false);
            case Order.TerminateChild(Target target) -> toOwner(command, target, true);
            case Order.RekeyChild(Target target) -> toOwner(command, target, true);
        };
    }

    /** Nobody tells a peer in IKEv2 what it has to know of its IKEv1. */
    private boolean isPeerOfVersion1(Path path) {
        return first.hasPeer(path.remote().address());
    }

    private Optional<TrapView> trap(TrafficEvent.Acquire packet) {
        return second.trap(packet.policy());
    }

    /** The policies of both versions are the second engine's, whose connections are told apart here. */
    private boolean isForVersion1(TrafficEvent.Acquire packet) {
        return trap(packet).filter(trap -> isVersion1Only(trap.connection())).isPresent();
    }

    private ImmutableList<Effect> bringUp(Now now, TrafficEvent.Acquire packet) {
        TrapView trap = trap(packet).orElseThrow();
        Order order = trap.anyPeer()
                ? new Order.InitiateTo(trap.connection(), trap.child(), packet.source().start(),
                        packet.destination().start())
                : new Order.Initiate(trap.connection(), Optional.of(trap.child()));
        return withoutAnswer(NOBODY, version1(new Input.Command(now, NOBODY, order)));
    }

    private boolean isVersion1Only(String connection) {
        return connections.getOrDefault(connection, ImmutableList.of()).equals(ImmutableList.of(IkeVersion.IKEV1));
    }

    /** The same for both, answered by IKEv2's engine alone. */
    private ImmutableList<Effect> both(Input.Command command, Order forFirst) {
        OrderId id = command.orderId();
        return ImmutableList.<Effect>builder()
                .addAll(withoutAnswer(id, version1(new Input.Command(command.now(), id, forFirst))))
                .addAll(second.handle(command)).build();
    }

    private static ImmutableList<Effect> withoutAnswer(OrderId id, ImmutableList<Effect> effects) {
        return effects.stream().filter(effect -> !(effect instanceof Effect.Report report
                && report.orderId().equals(Optional.of(id)))).collect(ImmutableList.toImmutableList());
    }

    private ImmutableList<Effect> toOwner(Input.Command command, Target target, boolean ofChild) {
        return first.view().ikeSas().stream().anyMatch(sa -> ofChild
                ? sa.children().stream().anyMatch(child -> isMeant(target, child.name(), child.uniqueId()))
                : isMeant(target, sa.connection(), sa.uniqueId())) ? version1(command) : second.handle(command);
    }

    private static boolean isMeant(Target target, String name, long uniqueId) {
        return switch (target) {
            case Target.Named(String wanted) -> wanted.equals(name);
            case Target.Numbered(long wanted) -> wanted == uniqueId;
        };
    }

    private boolean speaksVersion1() {
        return connections.values().stream().anyMatch(versions -> versions.contains(IkeVersion.IKEV1));
    }

    private static boolean isVersion1(Bytes octets) {
        return octets.length() > VERSION_OFFSET && octets.u8(VERSION_OFFSET) >>> 4 == 1;
    }

    @Override
    public Deadline nextDeadline() {
        return Deadline.earlier(first.nextDeadline(), second.nextDeadline());
    }

    @Override
    public EngineView view() {
        return new EngineView(Stream.concat(second.view().ikeSas().stream(), first.view().ikeSas().stream())
                .collect(ImmutableList.toImmutableList()), second.view().traps());
    }

    @Override
    public Optional<IkeSaView> view(IkeSpi localSpi) {
        return second.view(localSpi).or(() -> first.view(localSpi));
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        first.eachSecret(visitor);
        second.eachSecret(visitor);
    }
}
