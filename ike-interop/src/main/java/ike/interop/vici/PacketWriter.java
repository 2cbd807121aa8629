package ike.interop.vici;

import com.google.common.base.Preconditions;
import ike.wire.Bytes;

/** Writes a packet's octets. */
final class PacketWriter {
    static final int REQUEST = 0;
    static final int RESPONSE = 1;
    static final int UNKNOWN_COMMAND = 2;
    static final int REGISTER = 3;
    static final int UNREGISTER = 4;
    static final int CONFIRM = 5;
    static final int UNKNOWN_EVENT = 6;
    static final int EVENT = 7;

    private PacketWriter() {
    }

    static Bytes write(Packet packet) {
        return switch (packet) {
            case Packet.Request(String command, Message message) -> of(REQUEST, name(command), message);
            case Packet.Response(Message message) -> of(RESPONSE, new byte[0], message);
            case Packet.UnknownCommand() -> Bytes.of(UNKNOWN_COMMAND);
            case Packet.Register(String event) -> of(REGISTER, name(event), Message.EMPTY);
            case Packet.Unregister(String event) -> of(UNREGISTER, name(event), Message.EMPTY);
            case Packet.Confirm() -> Bytes.of(CONFIRM);
            case Packet.UnknownEvent() -> Bytes.of(UNKNOWN_EVENT);
            case Packet.Event(String name, Message message) -> of(EVENT, name(name), message);
        };
    }

    static int length(Packet packet) {
        return switch (packet) {
            case Packet.Request(String command, Message message) -> named(command) + message.length();
            case Packet.Response(Message message) -> 1 + message.length();
            case Packet.UnknownCommand(),Packet.Confirm(),Packet.UnknownEvent() -> 1;
            case Packet.Register(String event) -> named(event);
            case Packet.Unregister(String event) -> named(event);
            case Packet.Event(String name, Message message) -> named(name) + message.length();
        };
    }

    private static int named(String name) {
        return 2 + Bytes.utf8(name).length();
    }

    /** A name with its length in front. */
    static byte[] name(String name) {
        Bytes octets = Bytes.utf8(name);
        Preconditions.checkArgument(octets.length() <= ViciLimits.LONGEST_NAME, "a name of %s octets", octets.length());
        return Bytes.concat(Bytes.of(octets.length()), octets).toArray();
    }

    private static Bytes of(int type, byte[] name, Message message) {
        return Bytes.concat(Bytes.of(type), Bytes.owning(name), message.write());
    }
}
