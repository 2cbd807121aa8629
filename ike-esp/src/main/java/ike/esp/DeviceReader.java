package ike.esp;

import ike.esp.io.DatagramSender;
import ike.esp.io.PacketDevice;
import ike.esp.io.PlainSender;
import ike.esp.packet.Drop;
import ike.esp.packet.DropCounters;
import ike.esp.sad.OutboundSa;
import ike.esp.sad.RateLimit;
import ike.esp.sad.SaDatabase;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Reads packets from the device, seals them and sends them to the peers. */
final class DeviceReader implements DatapathThread.Loop {
    /** Packets in a row between two looks at the clock, and whether other SAs are idle. */
    private static final int ROW = 64;
    /** How often somebody may be told that his packets are too long (RFC 1812 §4.3.2.8). */
    private static final long ANSWER_INTERVAL = TimeUnit.MILLISECONDS.toNanos(1);

    private final PacketDevice device;
    private final DatagramSender sender;
    private final PlainSender plainSender;
    private final OutboundProcessing processing;
    private final DropCounters drops;
    private final HeldPackets held;
    private final Dummies dummies;
    private final byte[] frame = new byte[OutboundProcessing.LARGEST_FRAME];
    private final byte[] packet = new byte[OutboundProcessing.LARGEST_PACKET];
    private final RateLimit answers = new RateLimit(ANSWER_INTERVAL);
    private final byte[] idle = new byte[OutboundProcessing.LARGEST_FRAME];
    private int row;
    private long now;
    private long untilDummy = -1;
    private volatile boolean news;
    private volatile boolean someWait;

    DeviceReader(PacketDevice device, DatagramSender sender, PlainSender plainSender, SaDatabase sas,
            OutboundProcessing processing, DropCounters drops) {
        this.device = device;
        this.sender = sender;
        this.plainSender = plainSender;
        this.processing = processing;
        this.drops = drops;
        held = new HeldPackets(drops);
        dummies = new Dummies(sas, processing, sender);
    }

    @Override
    public void step() throws IOException {
        if (news) {
            news = false;
            now = System.nanoTime();
            held.retry(frame, now, this::send);
            someWait = !held.isEmpty();
        }
        int length = device.read(frame, 0);
        if (row == 0) {
            now = System.nanoTime();
        }
        if (length == 0 || ++row == ROW) {
            row = 0;
            untilDummy = dummies.sendDue(idle, packet);
        }
        if (length == 0) {
            sender.flush();
            device.await(untilDummy);
        } else if (send(frame, length) == OutboundProcessing.WAITS) {
            held.hold(frame, processing.inner().length(), now);
            someWait = true;
            processing.acquire(now);
        }
    }

    /**
     * There may be an SA for packets that wait, or one that wants dummies. Any thread may call. A packet that begins to wait at
     * this moment is seen here, or sees the news at the next step.
     */
    void saInstalled() {
        news = true;
        if (someWait || dummies.areWanted()) {
            wake();
        }
    }

    private int send(byte[] octets, int length) {
        int result = processing.process(octets, length, packet, now);
        OutboundSa sa = processing.sa();
        if (result == OutboundProcessing.KEPT) {
            return result;
        }
        if (result < 0) {
            drops.count(Drop.of(result));
            answer();
        } else if (processing.bypasses()) {
            if (!plainSender.send(octets, processing.inner())) {
                drops.count(Drop.BYPASS_REFUSED);
            }
        } else if (sa != null) {
            sender.send(sa.path(), packet, 0, result, sa.trafficClass(processing.inner()));
        }
        return result;
    }

    private void answer() {
        int length = processing.answerLength();
        if (length > 0 && answers.permits(System.nanoTime()) && !device.answer(processing.answer(), length)) {
            drops.count(Drop.DEVICE_REFUSED);
        }
    }

    @Override
    public void wake() {
        device.wake();
    }
}
