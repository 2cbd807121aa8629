package ike.interop.control;

import com.google.common.collect.ImmutableList;
import ike.interop.endpoint.CannotStart;
import ike.interop.endpoint.RunningEndpoint;
import ike.interop.swanctl.LoadedConfiguration;
import ike.interop.vici.Element;
import ike.interop.vici.Message;
import ike.interop.vici.ViciAddress;
import ike.interop.vici.ViciClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An endpoint with a control socket, and a client of it. */
final class Driven implements AutoCloseable {
    private static final long LIMIT_SECONDS = 20;

    private final ViciAddress address;
    private final RunningEndpoint endpoint;
    private final ControlServer server;
    private final ViciClient client;

    private Driven(ViciAddress address, RunningEndpoint endpoint, ControlServer server, ViciClient client) {
        this.address = address;
        this.endpoint = endpoint;
        this.server = server;
        this.client = client;
    }

    /** Starts one with this configuration; its socket lies in the folder. */
    static Driven start(Path folder, String name, String configuration) throws CannotStart, IOException {
        ViciAddress address = new ViciAddress(folder.resolve(name));
        CompletableFuture<ControlServer> opened = new CompletableFuture<>();
        LoadedConfiguration loaded = configuration.isEmpty()
                ? LoadedConfiguration.EMPTY
                : RunningEndpoint.configuration(configuration);
        RunningEndpoint endpoint = RunningEndpoint.start(RunningEndpoint.options(Optional.empty()), loaded, it -> {
            try {
                opened.complete(ControlServer.open(address, it, "1.2", Optional.empty()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return new Driven(address, endpoint, opened.join(), ViciClient.connect(address));
    }

    RunningEndpoint endpoint() {
        return endpoint;
    }

    /** A command with pairs of a key and its value. */
    Message call(String command, String... pairs) throws IOException {
        return client.call(command, request(pairs));
    }

    /** A command whose request is not flat. */
    Message call(String command, Message request) throws IOException {
        return client.call(command, request);
    }

    /** What a command streams. */
    ImmutableList<Message> list(String command, String event, String... pairs) throws IOException {
        return client.list(command, request(pairs), event);
    }

    /** Another client of the same endpoint that hears these events from now on. */
    Ear listen(String... events) throws IOException {
        ViciClient listener = ViciClient.connect(address);
        BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
        Thread.ofVirtual().start(() -> {
            try {
                listener.listen(List.of(events), (name, message) -> heard.add(new Heard(name, message)));
            } catch (IOException _) {
                heard.add(new Heard("over", Message.EMPTY));
            }
        });
        while (!server.hasListener(events[events.length - 1])) {
            Thread.onSpinWait();
        }
        return new Ear(listener, heard);
    }

    /** The names of the elements of a message. */
    static ImmutableList<String> names(Message message) {
        return message.elements().stream().map(Element::name).collect(ImmutableList.toImmutableList());
    }

    private static Message request(String... pairs) {
        var request = Message.builder();
        for (int i = 0; i < pairs.length; i += 2) {
            request.put(pairs[i], pairs[i + 1]);
        }
        return request.build();
    }

    @Override
    public void close() throws IOException {
        client.close();
        server.close();
        endpoint.close();
    }

    /** An event and what it said. */
    record Heard(String name, Message message) {
    }

    /** Somebody who listens. */
    static final class Ear implements AutoCloseable {
        private final ViciClient client;
        private final BlockingQueue<Heard> heard;

        private Ear(ViciClient client, BlockingQueue<Heard> heard) {
            this.client = client;
            this.heard = heard;
        }

        /** The next event. */
        Heard next() throws InterruptedException {
            return Optional.ofNullable(heard.poll(LIMIT_SECONDS, TimeUnit.SECONDS))
                    .orElseThrow(() -> new AssertionError("no event came"));
        }

        @Override
        public void close() throws IOException {
            client.close();
        }
    }
}
