package ike.esp;

import com.google.common.collect.ImmutableMap;
import ike.engine.EspSa;
import ike.engine.Path;
import ike.engine.Policy;
import ike.engine.SaId;
import ike.engine.SaId.Direction;
import ike.esp.io.DatagramPorts;
import ike.esp.io.PacketDevice;
import ike.esp.io.PlainSender;
import ike.esp.io.PartialRouting;
import ike.esp.io.Routing;
import ike.esp.linux.LinuxPorts;
import ike.esp.linux.RawIp;
import ike.esp.linux.Routes;
import ike.esp.linux.TunDevice;
import ike.esp.packet.Drop;
import ike.esp.packet.DropCounters;
import ike.esp.sad.InboundSa;
import ike.esp.sad.OutboundSa;
import ike.esp.sad.SaDatabase;
import ike.esp.sad.Spd;
import ike.esp.sad.Volume;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import java.io.IOException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The datapath with everything: packets of a device go out sealed, sealed packets come in opened. ESP travels in UDP or,
 * where the ports can, as IP protocol 50. Two threads: one reads the device, one reads the ports.
 */
public final class TunnelDatapath implements Datapath {
    private final PacketDevice device;
    private final DatagramPorts ports;
    private final Routing routing;
    private final int mtu;
    private final PlainSender plainSender;
    private final SaDatabase sas;
    private final Spd policies = new Spd();
    private final IkeSender ike;
    private final KeepAlives keepAlives;
    private final DropCounters drops = new DropCounters();
    private @Nullable Running running;

    /** What there is once the datapath has been started. */
    private record Running(DeviceReader reader, DatapathThread outbound, DatapathThread inbound,
            DatapathListener listener) {
    }

    /** A datapath between a device and ports, all of which it owns from now on. */
    public TunnelDatapath(PacketDevice device, DatagramPorts ports, PlainSender plainSender, Routing routing,
            DatapathOptions options) {
        this.plainSender = plainSender;
        this.device = device;
        this.ports = ports;
        this.routing = routing;
        mtu = options.mtu();
        sas = new SaDatabase(options.sequenceLimits(), mtu);
        ike = new IkeSender(ports);
        keepAlives = new KeepAlives(ports.sender(), options.keepAliveInterval());
    }

    /** A datapath on Linux. Needs CAP_NET_ADMIN; the message of an exception says what is missing. */
    public static TunnelDatapath open(DatapathOptions options) throws IOException {
        return open(options, UnaryOperator.identity());
    }

    /** The same, with {@code around} put around the ports, to watch what passes. */
    public static TunnelDatapath open(DatapathOptions options, UnaryOperator<DatagramPorts> around)
            throws IOException {
        TunDevice device = TunDevice.open(options.device(), options.mtu());
        LinuxPorts ports = null;
        try {
            ports = LinuxPorts.open(new LinuxPorts.Options(options.ikePort(), options.natPort(), options.mark(),
                    options.receiveBuffer(), true, options.listen()));
            Routing routes = Routes.open(device,
                    new Routes.Options(options.routingTable(), options.routingTable(), options.mark()));
            return new TunnelDatapath(device, around.apply(ports), RawIp.open(options.mark()),
                    new PartialRouting(routes, options.routes(), options.addresses()), options);
        } catch (IOException e) {
            device.close();
            if (ports != null) {
                ports.close();
            }
            throw e;
        }
    }

    /** The name of the packet device. */
    public String deviceName() {
        return device.name();
    }

    @Override
    public synchronized void start(DatapathListener listener) {
        OutboundProcessing outbound = new OutboundProcessing(sas, policies, listener::traffic, mtu,
                ports::pathMtu, System::nanoTime);
        InboundProcessing inbound = new InboundProcessing(sas, listener::traffic, mtu);
        DeviceReader deviceReader = new DeviceReader(device, ports.sender(), plainSender, sas, outbound, drops);
        PortReader portReader = new PortReader(ports, keepAlives, new DeviceWriter(inbound, device, drops), drops,
                listener);
        running = new Running(deviceReader, new DatapathThread("ike-esp-outbound", deviceReader, listener),
                new DatapathThread("ike-esp-inbound", portReader, listener), listener);
        running.outbound().start();
        running.inbound().start();
    }

    @Override
    public int port(Path.Transport transport) {
        return ports.number(transport);
    }

    @Override
    public boolean carriesPlainEsp() {
        return ports.carriesPlainEsp();
    }

    @Override
    public IpAddress localAddressToward(IpAddress remote) throws IOException {
        return ports.localAddressToward(remote);
    }

    @Override
    public void send(Path path, Bytes message, int trafficClass) {
        ike.send(path, message, trafficClass);
    }

    @Override
    public synchronized void install(EspSa sa) {
        boolean carried = switch (sa.path().transport()) {
            case UDP_ENCAPSULATED -> true;
            case UDP -> ports.carriesPlainEsp();
            case TCP -> false;
        };
        if (!carried) {
            sa.wipe();
            throw new IllegalArgumentException("this datapath cannot send ESP along " + sa.path());
        }
        sas.install(sa);
        if (sa.id().direction() == Direction.OUTBOUND) {
            try {
                routing.lead(sa);
            } catch (IOException e) {
                trouble(e);
            }
            Running threads = running;
            if (threads != null) {
                sas.rival(sa.id()).ifPresent(other -> threads.listener().trouble(sharedNat(sa.path(), other)));
                threads.reader().saInstalled();
            }
        }
    }

    @Override
    public synchronized void install(Policy policy) {
        removePolicy(policy.id());
        policies.install(policy);
        try {
            routing.lead(policy);
        } catch (IOException e) {
            trouble(e);
        }
    }

    @Override
    public synchronized void removePolicy(long id) {
        policies.remove(id).ifPresent(policy -> {
            try {
                routing.release(policy);
            } catch (IOException e) {
                trouble(e);
            }
        });
    }

    @Override
    public synchronized void move(SaId id, Path path) {
        sas.move(id, path);
    }

    @Override
    public synchronized void remove(SaId id) {
        switch (id.direction()) {
            case INBOUND -> sas.removeInbound(id).ifPresent(this::retire);
            case OUTBOUND -> sas.removeOutbound(id).ifPresent(this::retire);
        }
    }

    private void retire(InboundSa sa) {
        if (running == null) {
            sa.close();
        } else {
            running.inbound().retire(sa::close);
        }
    }

    private void retire(OutboundSa sa) {
        try {
            routing.release(sa.description());
        } catch (IOException e) {
            trouble(e);
        }
        if (running == null) {
            sa.close();
        } else {
            running.outbound().retire(sa::close);
        }
    }

    @Override
    public synchronized void assign(IpAddress address) {
        try {
            routing.assign(address);
        } catch (IOException e) {
            trouble(e);
        }
    }

    @Override
    public synchronized void withdraw(IpAddress address) {
        try {
            routing.withdraw(address);
        } catch (IOException e) {
            trouble(e);
        }
    }

    private static String sharedNat(Path path, OutboundSa other) {
        return "two peers behind " + path.remote().address() + ", at its ports " + other.path().remotePort() + " and "
                + path.remote().port()
                + ", have SAs in transport mode for the same packets (RFC 3948 §5.2): what goes out"
                + " reaches the newer one; use tunnel mode, or let them have ports of their own";
    }

    private void trouble(IOException e) {
        if (running != null) {
            running.listener().trouble(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void keepAlive(Path path, boolean wanted) {
        if (wanted) {
            keepAlives.begin(path, System.nanoTime());
            ports.wake();
        } else {
            keepAlives.end(path);
        }
    }

    @Override
    public Optional<Usage> usage(SaId id) {
        return switch (id.direction()) {
            case INBOUND -> sas.inbound(id).map(s -> usage(s.carried()));
            case OUTBOUND -> sas.outbound(id).map(s -> usage(s.carried()));
        };
    }

    private static Usage usage(Volume carried) {
        return new Usage(carried.packets(), carried.octets(), carried.lastUse());
    }

    @Override
    public ImmutableMap<Drop, Long> drops() {
        return drops.snapshot();
    }

    @Override
    public synchronized void close() {
        if (running != null) {
            running.outbound().stop();
            running.inbound().stop();
        }
        sas.clear();
        routing.close();
        device.close();
        plainSender.close();
        ports.close();
    }
}
