package ike.interop.vici;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server, its clients, and what clients do wrong. */
class ViciServerTest {
    @TempDir
    private Path folder;
    private ViciAddress address = ViciAddress.OURS;
    private final BlockingQueue<String> troubles = new LinkedBlockingQueue<>();
    private final BlockingQueue<ViciCall> parked = new LinkedBlockingQueue<>();
    private ViciServer server;

    /** {@code echo} answers its request, {@code count} streams, {@code park} leaves the answer to the test. */
    private final class Commands implements ViciCommands {
        @Override
        public boolean raises(String event) {
            return event.equals("tick") || event.equals("number");
        }

        @Override
        public boolean begin(String command, Message request, ViciCall call) {
            switch (command) {
                case "echo" -> call.answer(request);
                case "count" -> {
                    call.stream("number", numbers(request.text("to").map(Integer::parseInt).orElse(0)));
                    call.answer(Message.EMPTY);
                }
                case "park" -> parked.add(call);
                default -> {
                    return false;
                }
            }
            return true;
        }

        @Override
        public void trouble(String sentence) {
            troubles.add(sentence);
        }
    }

    private static ImmutableList<Message> numbers(int count) {
        return Collections.nCopies(count, Message.builder().put("filler", "x".repeat(1000)).build()).stream()
                .collect(ImmutableList.toImmutableList());
    }

    @BeforeEach
    void open() throws IOException {
        address = new ViciAddress(folder.resolve("test.vici"));
        server = ViciServer.open(address, new Commands());
    }

    @AfterEach
    void close() {
        server.close();
        assertThat(address.socket()).doesNotExist();
    }

    @Test
    void theSocketIsTheOwnersAlone() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(address.socket())))
                .isEqualTo("rw-------");
        assertThat(folder).isDirectoryNotContaining(file -> Files.isDirectory(file));
    }

    @Test
    void commandsAreAnsweredAndEventsAreStreamed() throws IOException {
        assertServes();
    }

    private void assertServes() throws IOException {
        try (ViciClient client = ViciClient.connect(address)) {
            Message question = Message.builder().put("a", "b").build();
            assertThat(client.call("echo", question)).isEqualTo(question);
            assertThat(client.list("count", Message.builder().put("to", 3000).build(), "number")).hasSize(3000);
            assertThatThrownBy(() -> client.call("nope", question)).hasMessage("the daemon has no command nope");
            assertThatThrownBy(() -> client.listen(List.of("nope"), (_, _) -> {
            })).hasMessage("the daemon has no event nope");
            assertThat(client.call("echo", question)).isEqualTo(question);
        }
    }

    @Test
    void eventsReachThoseWhoRegistered() throws Exception {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        try (ViciClient listener = ViciClient.connect(address); ViciClient other = ViciClient.connect(address)) {
            Thread.ofVirtual().start(() -> {
                try {
                    listener.listen(List.of("tick"), (name, message) -> heard.add(name + message.text("n")));
                } catch (IOException e) {
                    heard.add("over");
                }
            });
            while (!server.hasListener("tick")) {
                Thread.onSpinWait();
            }
            assertThat(server.hasListener("number")).isFalse();
            server.raise("tick", () -> Message.builder().put("n", 1).build());
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("tickOptional[1]");
            assertThat(other.call("echo", Message.EMPTY)).isEqualTo(Message.EMPTY);
            server.close();
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo("over");
        }
    }

    @Test
    void malformedClientsAreCutOffAndOthersServed() throws Exception {
        String[][] bad = {{"00080001", "says 524289 octets, expected at most 524288"},
                {"00000001" + "09", "is 9, expected 0 to 7"}, {"00000001" + "05", "sent a Confirm"},
                {"00000005" + "0001", "octets are missing"}, {"0000", "the stream ends inside of it"},
                {"00000007" + "0001" + "61" + "05" + "000161", "is 5 outside of a list"}};
        for (String[] example : bad) {
            try (SocketChannel raw = raw()) {
                raw.write(ByteBuffer.wrap(Bytes.fromHex(example[0]).toArray()));
                raw.shutdownOutput();
                assertThat(raw.read(ByteBuffer.allocate(10))).isEqualTo(-1);
            }
            assertThat(troubles.poll(10, TimeUnit.SECONDS)).contains(example[1]);
        }
        assertServes();
    }

    @Test
    void aHalfClosedClientStillGetsItsAnswer() throws Exception {
        try (SocketChannel raw = raw()) {
            PacketStream stream = new PacketStream(raw);
            stream.write(new Packet.Request("park", Message.EMPTY));
            raw.shutdownOutput();
            ViciCall call = parked.poll(10, TimeUnit.SECONDS);
            assertThat(call).isNotNull();
            call.answer(Message.builder().put("late", "yes").build());
            assertThat(stream.read().orElseThrow().orThrow())
                    .isEqualTo(new Packet.Response(Message.builder().put("late", "yes").build()));
            assertThat(stream.read()).isEmpty();
        }
    }

    @Test
    void aClientThatDoesNotReadIsCutOffAlone() throws Exception {
        try (SocketChannel raw = raw(); ViciClient client = ViciClient.connect(address)) {
            PacketStream stream = new PacketStream(raw);
            stream.write(new Packet.Register("tick"));
            assertThat(stream.read().orElseThrow().orThrow()).isEqualTo(new Packet.Confirm());
            for (int i = 0; i < 3 * ViciLimits.WAITING_PACKETS && troubles.isEmpty(); i++) {
                server.raise("tick", () -> numbers(1).getFirst());
            }
            assertThat(troubles.poll(10, TimeUnit.SECONDS)).contains("does not read");
            assertThat(client.call("echo", Message.EMPTY)).isEqualTo(Message.EMPTY);
        }
    }

    /** Few events that are large are as much as many small ones. */
    @Test
    void aClientThatDoesNotReadIsCutOffByOctetsToo() throws Exception {
        try (SocketChannel raw = raw()) {
            PacketStream stream = new PacketStream(raw);
            stream.write(new Packet.Register("tick"));
            assertThat(stream.read().orElseThrow().orThrow()).isEqualTo(new Packet.Confirm());
            Message large = Message.builder().put("filler", "x".repeat(ViciLimits.LONGEST_VALUE)).build();
            int raised = 0;
            while (troubles.isEmpty() && raised < ViciLimits.WAITING_PACKETS) {
                server.raise("tick", () -> large);
                raised++;
            }
            assertThat(troubles.poll(10, TimeUnit.SECONDS)).contains("does not read");
            assertThat(raised).isBetween(ViciLimits.WAITING_OCTETS / ViciLimits.LONGEST_VALUE - 1,
                    2 * ViciLimits.WAITING_OCTETS / ViciLimits.LONGEST_VALUE);
        }
    }

    /** Whoever asks for lists and reads none of them gets one only. */
    @Test
    void theNextRequestBeginsWhenTheAnswerBeforeWasWritten() throws Exception {
        try (SocketChannel raw = raw()) {
            PacketStream stream = new PacketStream(raw);
            stream.write(new Packet.Register("number"));
            assertThat(stream.read().orElseThrow().orThrow()).isEqualTo(new Packet.Confirm());
            stream.write(new Packet.Request("count", Message.builder().put("to", 3000).build()));
            stream.write(new Packet.Request("park", Message.EMPTY));
            for (int i = 0; i < 3001; i++) {
                assertThat(stream.read()).isPresent();
                assertThat(i < 2000 && !parked.isEmpty()).isFalse();
            }
            assertThat(parked.poll(10, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @Test
    void whatViciHasNoRoomForIsLeftOutAndTheClientIsAnswered() throws Exception {
        try (SocketChannel raw = raw()) {
            PacketStream stream = new PacketStream(raw);
            stream.write(new Packet.Request("park", Message.EMPTY));
            ViciCall call = parked.poll(10, TimeUnit.SECONDS);
            assertThat(call).isNotNull();
            call.answer(Message.builder().put("much", "x".repeat(ViciLimits.LONGEST_VALUE + 1)).build());
            assertThat(((Packet.Response) stream.read().orElseThrow().orThrow()).message().text("errmsg"))
                    .hasValueSatisfying(why -> assertThat(why).contains("a value of 65536 octets"));
            assertThat(troubles.poll(10, TimeUnit.SECONDS)).contains("no room");
            Message question = Message.builder().put("a", "b").build();
            stream.write(new Packet.Request("echo", question));
            assertThat(stream.read().orElseThrow().orThrow()).isEqualTo(new Packet.Response(question));
        }
    }

    /** What a long command streams waits for its client like any event, and no longer than the client is there. */
    @Test
    void aClientThatDoesNotReadWhatItsCommandStreamsIsCutOff() throws Exception {
        try (SocketChannel raw = raw()) {
            PacketStream stream = new PacketStream(raw);
            stream.write(new Packet.Register("number"));
            assertThat(stream.read().orElseThrow().orThrow()).isEqualTo(new Packet.Confirm());
            stream.write(new Packet.Request("park", Message.EMPTY));
            ViciCall call = parked.poll(10, TimeUnit.SECONDS);
            assertThat(call).isNotNull();
            for (int i = 0; i < 3 * ViciLimits.WAITING_PACKETS && !call.isAbandoned(); i++) {
                call.stream("number", numbers(1));
            }
            assertThat(troubles.poll(10, TimeUnit.SECONDS)).contains("does not read");
            assertThat(call.isAbandoned()).isTrue();
            call.answer(Message.EMPTY);
            assertThat(troubles).isEmpty();
        }
    }

    @Test
    void requestsAreAnsweredInOrderAndTooManyEndTheSession() throws Exception {
        try (SocketChannel raw = raw()) {
            PacketStream stream = new PacketStream(raw);
            stream.write(new Packet.Request("park", Message.EMPTY));
            stream.write(new Packet.Request("echo", Message.builder().put("second", "yes").build()));
            ViciCall call = parked.poll(10, TimeUnit.SECONDS);
            assertThat(call).isNotNull();
            call.answer(Message.builder().put("first", "yes").build());
            List<String> order = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                order.add(((Packet.Response) stream.read().orElseThrow().orThrow()).message().elements().getFirst()
                        .name());
            }
            assertThat(order).containsExactly("first", "second");
            for (int i = 0; i < ViciLimits.WAITING_REQUESTS + 2; i++) {
                stream.write(new Packet.Request("park", Message.EMPTY));
            }
            assertThat(troubles.poll(10, TimeUnit.SECONDS)).contains("more than 16 requests");
        }
    }

    @Test
    void aDeadServersSocketIsReplacedALivingOnesIsNot() throws IOException {
        assertThatThrownBy(() -> ViciServer.open(address, new Commands()))
                .hasMessageContaining("another process listens");
        ViciAddress stale = new ViciAddress(folder.resolve("stale.vici"));
        try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(stale.toSocketAddress());
        }
        ViciServer.open(stale, new Commands()).close();
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> ViciServer.open(new ViciAddress(file), new Commands()))
                .hasMessageContaining("is no socket");
    }

    private SocketChannel raw() throws IOException {
        SocketChannel raw = SocketChannel.open(StandardProtocolFamily.UNIX);
        raw.connect(address.toSocketAddress());
        return raw;
    }
}
