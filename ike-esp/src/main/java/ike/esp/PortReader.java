package ike.esp;

import ike.engine.Path;
import ike.esp.io.Carrier;
import ike.esp.io.Datagram;
import ike.esp.io.DatagramPorts;
import ike.esp.packet.Drop;
import ike.esp.packet.DropCounters;
import ike.wire.Bytes;
import ike.wire.esp.EspHeader;
import ike.wire.esp.UdpEncapsulation;
import java.io.IOException;

/** Reads datagrams from the UDP ports and tells IKE, ESP and keepalives apart (RFC 3948 §2). */
final class PortReader implements DatapathThread.Loop {
    /** Who takes ESP packets. */
    interface EspReceiver {
        /** Takes the ESP packet in the datagram; the code of a {@link Drop}, or zero. */
        int received(Datagram datagram, long nowNanos);

        /** No more datagrams wait, or it is time to pass on what was received. */
        void flush();
    }

    /** Datagrams in a row between two looks at the clock. */
    private static final int ROW = 256;

    private final DatagramPorts ports;
    private final KeepAlives keepAlives;
    private final EspReceiver esp;
    private final DropCounters drops;
    private final DatapathListener listener;
    private final Datagram datagram = new Datagram();

    PortReader(DatagramPorts ports, KeepAlives keepAlives, EspReceiver esp, DropCounters drops,
            DatapathListener listener) {
        this.ports = ports;
        this.keepAlives = keepAlives;
        this.esp = esp;
        this.drops = drops;
        this.listener = listener;
    }

    @Override
    public void step() throws IOException {
        long now = System.nanoTime();
        int count = 0;
        while (count < ROW && ports.receive(datagram)) {
            take(now);
            count++;
        }
        esp.flush();
        long untilNext = keepAlives.sendDue(now);
        if (count < ROW) {
            ports.await(untilNext);
        }
    }

    @Override
    public void wake() {
        ports.wake();
    }

    private void take(long now) {
        switch (kind()) {
            case IKE -> listener.received(datagram.path(), message());
            case ESP -> count(esp.received(datagram, now));
            case KEEPALIVE -> count(Drop.KEEPALIVE.code());
            case NONE -> count(Drop.TOO_SHORT.code());
        }
    }

    /** Port 500 carries IKE without marker, but a keepalive may stray there. */
    private UdpEncapsulation.Kind kind() {
        if (datagram.carrier() != Carrier.UDP) {
            return datagram.length() < EspHeader.LENGTH ? UdpEncapsulation.Kind.NONE : UdpEncapsulation.Kind.ESP;
        }
        UdpEncapsulation.Kind kind = UdpEncapsulation.kind(datagram.octets(), 0, datagram.length());
        boolean plain = datagram.transport() == Path.Transport.UDP && kind != UdpEncapsulation.Kind.KEEPALIVE;
        return plain ? UdpEncapsulation.Kind.IKE : kind;
    }

    private Bytes message() {
        int marker = datagram.transport() == Path.Transport.UDP ? 0 : UdpEncapsulation.MARKER_LENGTH;
        return Bytes.copyOf(datagram.octets(), marker, datagram.length() - marker);
    }

    private void count(int code) {
        if (code < 0) {
            drops.count(Drop.of(code));
        }
    }
}
