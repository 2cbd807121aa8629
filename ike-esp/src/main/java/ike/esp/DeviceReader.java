package ike.esp;

import ike.esp.io.DatagramSender;
import ike.esp.io.PacketDevice;
import ike.esp.packet.Drop;
import ike.esp.packet.DropCounters;
import ike.esp.packet.EspSealer;
import ike.esp.sad.OutboundSa;
import java.io.IOException;

/** Reads packets from the device, seals them and sends them to the peers. */
final class DeviceReader implements DatapathThread.Loop {
    private static final int LARGEST_FRAME = 65_536;

    private final PacketDevice device;
    private final DatagramSender sender;
    private final OutboundProcessing processing;
    private final DropCounters drops;
    private final byte[] frame = new byte[LARGEST_FRAME + EspSealer.TAILROOM];
    private final byte[] packet = new byte[OutboundProcessing.LARGEST_PACKET];

    DeviceReader(PacketDevice device, DatagramSender sender, OutboundProcessing processing, DropCounters drops) {
        this.device = device;
        this.sender = sender;
        this.processing = processing;
        this.drops = drops;
    }

    @Override
    public void step() throws IOException {
        int length = device.read(frame, 0);
        if (length == 0) {
            sender.flush();
            device.await();
            return;
        }
        int sealed = processing.process(frame, length, packet);
        OutboundSa sa = processing.sa();
        if (sealed < 0) {
            drops.count(Drop.of(sealed));
        } else if (sa != null) {
            sender.send(sa.path(), packet, 0, sealed, processing.trafficClass());
        }
    }

    @Override
    public void wake() {
        device.wake();
    }
}
