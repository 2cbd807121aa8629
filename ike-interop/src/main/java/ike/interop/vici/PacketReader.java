package ike.interop.vici;

import ike.wire.Bytes;
import ike.wire.Decoded;
import ike.wire.WireReader;

/** Reads a packet's octets. */
final class PacketReader {
    private static final String RULE = "vici, packet layer";

    private PacketReader() {
    }

    static Decoded<Packet> read(Bytes octets) {
        return switch (WireReader.decode(octets, "packet", RULE, PacketReader::head)) {
            case Decoded.Bad<Head>(var why) -> new Decoded.Bad<>(why);
            case Decoded.Ok<Head>(Head head) -> switch (Message.read(head.message())) {
                case Decoded.Bad<Message>(var why) -> new Decoded.Bad<>(why);
                case Decoded.Ok<Message>(Message message) -> new Decoded.Ok<>(packet(head, message));
            };
        };
    }

    private record Head(int type, String name, Bytes message) {
    }

    private static Head head(WireReader reader) {
        int type = reader.u8("packet type");
        if (type > PacketWriter.EVENT) {
            throw reader.malformed("is " + type + ", expected 0 to 7");
        }
        boolean named = type == PacketWriter.REQUEST || type == PacketWriter.REGISTER
                || type == PacketWriter.UNREGISTER || type == PacketWriter.EVENT;
        String name = named ? reader.bytes("name", reader.u8("name length")).utf8() : "";
        boolean filled = type == PacketWriter.REQUEST || type == PacketWriter.RESPONSE || type == PacketWriter.EVENT;
        return new Head(type, name, filled ? reader.rest("message") : Bytes.EMPTY);
    }

    private static Packet packet(Head head, Message message) {
        return switch (head.type()) {
            case PacketWriter.REQUEST -> new Packet.Request(head.name(), message);
            case PacketWriter.RESPONSE -> new Packet.Response(message);
            case PacketWriter.UNKNOWN_COMMAND -> new Packet.UnknownCommand();
            case PacketWriter.REGISTER -> new Packet.Register(head.name());
            case PacketWriter.UNREGISTER -> new Packet.Unregister(head.name());
            case PacketWriter.CONFIRM -> new Packet.Confirm();
            case PacketWriter.UNKNOWN_EVENT -> new Packet.UnknownEvent();
            default -> new Packet.Event(head.name(), message);
        };
    }
}
