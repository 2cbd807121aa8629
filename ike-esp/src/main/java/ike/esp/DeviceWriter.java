package ike.esp;

import ike.esp.io.Datagram;
import ike.esp.io.PacketDevice;
import ike.esp.packet.Drop;
import ike.esp.packet.DropCounters;
import ike.esp.packet.RebuiltHeader;

/** Opens the ESP packets that the ports received and writes what was inside to the device. */
final class DeviceWriter implements PortReader.EspReceiver {
    private final InboundProcessing processing;
    private final PacketDevice device;
    private final DropCounters drops;
    private final byte[] plain = new byte[Datagram.LARGEST + RebuiltHeader.LONGEST];

    DeviceWriter(InboundProcessing processing, PacketDevice device, DropCounters drops) {
        this.processing = processing;
        this.device = device;
        this.drops = drops;
    }

    @Override
    public int received(Datagram datagram, long nowNanos) {
        int length = processing.process(datagram, plain, nowNanos);
        if (length < 0) {
            return length;
        }
        refused(device.write(plain, 0, length));
        return 0;
    }

    @Override
    public void flush() {
        refused(device.flush());
    }

    private void refused(int count) {
        for (int i = 0; i < count; i++) {
            drops.count(Drop.DEVICE_REFUSED);
        }
    }
}
