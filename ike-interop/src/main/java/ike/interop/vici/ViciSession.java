package ike.interop.vici;

import ike.wire.Decoded;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** One client of a {@link ViciServer}: a thread that reads its packets; its commands are done one after the other. */
final class ViciSession {
    private final SocketChannel channel;
    private final PacketStream stream;
    private final Outbox outbox;
    private final ViciCommands commands;
    private final Requests requests = new Requests(this::begin);
    private final Set<String> registered = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean cutOff = new AtomicBoolean();

    ViciSession(SocketChannel channel, ViciCommands commands, Consumer<ViciSession> whenOver) {
        this.channel = channel;
        this.commands = commands;
        stream = new PacketStream(channel);
        outbox = new Outbox(stream, commands::trouble, () -> {
            close();
            whenOver.accept(this);
        });
    }

    void start() {
        Thread.ofVirtual().name("vici-writer").start(outbox::run);
        Thread.ofVirtual().name("vici-reader").start(this::read);
    }

    boolean isRegistered(String event) {
        return registered.contains(event);
    }

    void raise(String event, Message message) {
        send(new Packet.Event(event, message));
    }

    /** Writes what waits, then closes. */
    void end() {
        outbox.end();
    }

    void awaitEnd() {
        if (!outbox.awaitEnd(ViciLimits.FAREWELL)) {
            close();
        }
    }

    private void read() {
        try {
            Optional<Decoded<Packet>> next = stream.read();
            while (next.isPresent() && take(next.get())) {
                next = stream.read();
            }
        } catch (IOException _) {
            // The client is gone, or the session was closed while it waited.
        } finally {
            // A client may close its half behind its last request, and still reads the answer.
            requests.endWhenDone(outbox::end);
        }
    }

    /** False when nothing more of this client can be understood. */
    private boolean take(Decoded<Packet> packet) {
        return switch (packet) {
            case Decoded.Ok<Packet>(Packet.Request request) -> requests.offer(request) || refuse(
                    "more than " + ViciLimits.WAITING_REQUESTS + " requests wait for the first of them");
            case Decoded.Ok<Packet>(Packet.Register(String event)) -> confirm(commands.raises(event), () -> {
                registered.add(event);
            });
            case Decoded.Ok<Packet>(Packet.Unregister(String event)) ->
                confirm(registered.contains(event), () -> registered.remove(event));
            case Decoded.Ok<Packet>(var other) ->
                refuse("sent a " + other.getClass().getSimpleName() + ", which is for a server to send");
            case Decoded.Bad<Packet>(var why) -> refuse("sent no vici packet: " + why.describe());
        };
    }

    private boolean refuse(String reason) {
        commands.trouble("closed a control connection: the client " + reason);
        return false;
    }

    /** The change comes first, so that whoever has read the confirmation misses no event. */
    private boolean confirm(boolean known, Runnable change) {
        if (known) {
            change.run();
        }
        send(known ? new Packet.Confirm() : new Packet.UnknownEvent());
        return true;
    }

    private void begin(Packet.Request request) {
        if (!commands.begin(request.command(), request.message(), new Call())) {
            send(new Packet.UnknownCommand());
            requests.done();
        }
    }

    private void send(Packet packet) {
        if (!outbox.offer(packet)) {
            cutOff();
        }
    }

    /** Once; what is told of it is an event, too, and not for this client any more. */
    private void cutOff() {
        registered.clear();
        if (cutOff.compareAndSet(false, true)) {
            close();
            commands.trouble("closed a control connection: the client does not read what it asked for");
        }
    }

    private void close() {
        try {
            channel.close();
        } catch (IOException e) {
            commands.trouble("a control connection is not closed: " + e.getMessage());
        }
    }

    private final class Call implements ViciCall {
        @Override
        public void stream(String event, Iterable<Message> messages) {
            if (isRegistered(event) && !outbox.offerAll(event, messages)) {
                cutOff();
            }
        }

        @Override
        public void tell(String event, Message message) {
            if (isRegistered(event)) {
                raise(event, message);
            }
        }

        @Override
        public void answer(Message response) {
            if (!outbox.offer(new Packet.Response(response), requests::done)) {
                cutOff();
            }
        }

        @Override
        public boolean isAbandoned() {
            return !channel.isOpen();
        }
    }
}
