package ike.interop.vici;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Listens on a unix socket, mode 0600, and serves up to {@link ViciLimits#SESSIONS} clients. Whatever a client does ends
 * its own session at most.
 */
public final class ViciServer implements AutoCloseable {
    private final ServerSocketFile socket;
    private final ViciCommands commands;
    private final Set<ViciSession> sessions = ConcurrentHashMap.newKeySet();

    private ViciServer(ServerSocketFile socket, ViciCommands commands) {
        this.socket = socket;
        this.commands = commands;
    }

    /** Listens; a socket that a dead server left behind is replaced, that of a living one is not. */
    public static ViciServer open(ViciAddress address, ViciCommands commands) throws IOException {
        ViciServer server = new ViciServer(ServerSocketFile.open(address.socket()), commands);
        Thread.ofVirtual().name("vici-server").start(server::accept);
        return server;
    }

    /** Raises an event; the message is made only if somebody listens. */
    public void raise(String event, Supplier<Message> message) {
        Supplier<Message> once = Suppliers.memoize(message::get);
        for (ViciSession session : sessions) {
            if (session.isRegistered(event)) {
                session.raise(event, once.get());
            }
        }
    }

    /** True when somebody listens to events of this name. */
    public boolean hasListener(String event) {
        return sessions.stream().anyMatch(session -> session.isRegistered(event));
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            commands.trouble("the control socket stays behind: " + e.getMessage());
        }
        ImmutableList<ViciSession> last = ImmutableList.copyOf(sessions);
        last.forEach(ViciSession::end);
        last.forEach(ViciSession::awaitEnd);
    }

    private void accept() {
        try {
            while (true) {
                serve(socket.channel().accept());
            }
        } catch (ClosedChannelException _) {
            // The server is being closed.
        } catch (IOException e) {
            commands.trouble("no more clients are served: " + e.getMessage());
        }
    }

    private void serve(SocketChannel channel) throws IOException {
        if (sessions.size() >= ViciLimits.SESSIONS) {
            commands.trouble("turned a client away: " + ViciLimits.SESSIONS + " are served already");
            channel.close();
            return;
        }
        ViciSession session = new ViciSession(channel, commands, sessions::remove);
        sessions.add(session);
        session.start();
    }
}
