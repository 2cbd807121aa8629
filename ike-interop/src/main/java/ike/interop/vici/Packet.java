package ike.interop.vici;

import ike.wire.Bytes;
import ike.wire.Decoded;

/**
 * What client and server send each other, one packet in a frame.
 *
 * <pre>
 *  0                   1                   2                   3
 * +---------------------------------------------------------------+
 * |  Length of what follows, in octets                            |  the frame, see PacketStream
 * +---------------+---------------+-------------------------------+
 * |  Type         |  Name length  |  Name ...                     |  name: not in types 1, 2, 5, 6
 * +---------------+---------------+-------------------------------+
 * |  Message ...                                                  |  in types 0, 1 and 7
 * +---------------------------------------------------------------+
 * </pre>
 */
public sealed interface Packet {
    /** Type 0: the client wants a command done. */
    record Request(String command, Message message) implements Packet {
    }

    /** Type 1: the command is done, or refused. */
    record Response(Message message) implements Packet {
    }

    /** Type 2: there is no such command. */
    record UnknownCommand() implements Packet {
    }

    /** Type 3: the client wants events of this name. */
    record Register(String event) implements Packet {
    }

    /** Type 4: the client wants no more events of this name. */
    record Unregister(String event) implements Packet {
    }

    /** Type 5: so be it, of types 3 and 4. */
    record Confirm() implements Packet {
    }

    /** Type 6: there is no such event, or the client was not registered for it. */
    record UnknownEvent() implements Packet {
    }

    /** Type 7: something happened. */
    record Event(String name, Message message) implements Packet {
    }

    /** The octets of a frame, without its length, as a packet, or why they are none. */
    static Decoded<Packet> read(Bytes octets) {
        return PacketReader.read(octets);
    }

    /** How many octets {@link #write} makes. */
    default int length() {
        return PacketWriter.length(this);
    }

    /** The octets of the frame, without its length. */
    default Bytes write() {
        return PacketWriter.write(this);
    }
}
