package ike.interop.vici;

import com.google.common.collect.ImmutableList;
import ike.wire.Decoded;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A client of our own server or of strongSwan's. For one thread. */
public final class ViciClient implements AutoCloseable {
    private final SocketChannel channel;
    private final PacketStream stream;

    private ViciClient(SocketChannel channel) {
        this.channel = channel;
        stream = new PacketStream(channel);
    }

    /** Connects to a server. */
    public static ViciClient connect(ViciAddress address) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(address.toSocketAddress());
            return new ViciClient(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Has a command done; events that came in between are passed over. */
    public Message call(String command, Message request) throws IOException {
        return response(command, request, (_, _) -> {
        });
    }

    /** Has a command done that streams events of one name, and hands each over as it comes. */
    public Message call(String command, Message request, String event, Consumer<Message> each) throws IOException {
        register(event);
        Message response = response(command, request, (_, message) -> each.accept(message));
        stream.write(new Packet.Unregister(event));
        while (!(next() instanceof Packet.Confirm)) {
            // An event that was on its way when we unregistered.
        }
        return response;
    }

    /** All that a command streams. */
    public ImmutableList<Message> list(String command, Message request, String event) throws IOException {
        ImmutableList.Builder<Message> all = ImmutableList.builder();
        call(command, request, event, all::add);
        return all.build();
    }

    /** Hands over events of these names until the server ends or this client is closed. */
    public void listen(List<String> events, BiConsumer<String, Message> each) throws IOException {
        for (String event : events) {
            register(event);
        }
        while (true) {
            if (next() instanceof Packet.Event(String name, Message message)) {
                each.accept(name, message);
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void register(String event) throws IOException {
        stream.write(new Packet.Register(event));
        Packet answer = next();
        while (answer instanceof Packet.Event) {
            answer = next();
        }
        if (!(answer instanceof Packet.Confirm)) {
            throw new IOException("the daemon has no event " + event);
        }
    }

    private Message response(String command, Message request, BiConsumer<String, Message> events) throws IOException {
        stream.write(new Packet.Request(command, request));
        while (true) {
            switch (next()) {
                case Packet.Response(Message message) -> {
                    return message;
                }
                case Packet.Event(String name, Message message) -> events.accept(name, message);
                case Packet.UnknownCommand() -> throw new IOException("the daemon has no command " + command);
                case Packet other -> throw new IOException(
                        "the daemon answered " + command + " by a " + other.getClass().getSimpleName());
            }
        }
    }

    private Packet next() throws IOException {
        Decoded<Packet> packet = stream.read()
                .orElseThrow(() -> new IOException("the daemon has closed the connection"));
        return switch (packet) {
            case Decoded.Ok<Packet>(Packet value) -> value;
            case Decoded.Bad<Packet>(var why) -> throw new IOException("not a vici packet: " + why.describe());
        };
    }
}
