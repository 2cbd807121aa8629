package ike.esp;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import ike.engine.EspSa;
import ike.engine.Path;
import ike.engine.Policy;
import ike.engine.SaId;
import ike.esp.io.Datagram;
import ike.esp.io.DatagramPorts;
import ike.esp.io.NioPorts;
import ike.esp.linux.Linux;
import ike.esp.linux.LinuxPorts;
import ike.esp.packet.Drop;
import ike.esp.packet.DropCounters;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The datapath that has none: IKE negotiates over the UDP ports, the SAs that come of it are forgotten at once, and ESP
 * is dropped. Needs no Linux, and no privileges on ports above 1023.
 */
public final class NoDatapath implements Datapath {
    private final DatagramPorts ports;
    private final IkeSender ike;
    private final KeepAlives keepAlives;
    private final DropCounters drops = new DropCounters();
    private @Nullable DatapathThread thread;

    /** A datapath on these ports, which it owns from now on. */
    public NoDatapath(DatagramPorts ports, Duration keepAliveInterval) {
        this.ports = ports;
        ike = new IkeSender(ports);
        keepAlives = new KeepAlives(ports.sender(), keepAliveInterval);
    }

    /** A datapath on this system's ports; the message of an exception names the port that is missing. */
    public static NoDatapath open(DatapathOptions options) throws IOException {
        return open(options, UnaryOperator.identity());
    }

    /** The same, with {@code around} put around the ports, to watch what passes. */
    public static NoDatapath open(DatapathOptions options, UnaryOperator<DatagramPorts> around) throws IOException {
        return new NoDatapath(around.apply(Linux.isHere() ? linuxPorts(options) : anySystemsPorts(options)),
                options.keepAliveInterval());
    }

    /** There is no tunnel to be kept out of, and a mark would need a privilege. */
    private static DatagramPorts linuxPorts(DatapathOptions options) throws IOException {
        return LinuxPorts.open(new LinuxPorts.Options(options.ikePort(), options.natPort(), 0,
                options.receiveBuffer(), false, options.listen()));
    }

    private static DatagramPorts anySystemsPorts(DatapathOptions options) throws IOException {
        ImmutableList<IpAddress> addresses = options.listen().isPresent()
                ? ImmutableList.of(options.listen().get())
                : NioPorts.localAddresses();
        return NioPorts.open(addresses, options.ikePort(), options.natPort());
    }

    @Override
    public synchronized void start(DatapathListener listener) {
        PortReader reader = new PortReader(ports, keepAlives, new Refusal(), drops, listener);
        thread = new DatapathThread("ike-ports", reader, listener);
        thread.start();
    }

    @Override
    public int port(Path.Transport transport) {
        return ports.number(transport);
    }

    @Override
    public boolean carriesPlainEsp() {
        return true;
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
    public void install(EspSa sa) {
        sa.wipe();
    }

    @Override
    public void install(Policy policy) {
        // There is no packet to be judged.
    }

    @Override
    public void removePolicy(long id) {
        // No policy is kept.
    }

    @Override
    public void move(SaId id, Path path) {
        // No SA is kept.
    }

    @Override
    public void remove(SaId id) {
        // No SA is kept.
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
        return Optional.empty();
    }

    @Override
    public ImmutableMap<Drop, Long> drops() {
        return drops.snapshot();
    }

    @Override
    public synchronized void close() {
        if (thread != null) {
            thread.stop();
        }
        ports.close();
    }

    /** Every SPI is unknown. */
    private static final class Refusal implements PortReader.EspReceiver {
        @Override
        public int received(Datagram datagram, long nowNanos) {
            return Drop.UNKNOWN_SPI.code();
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }
    }
}
