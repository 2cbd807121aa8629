package ike.interop.control;

import static org.assertj.core.api.Assertions.assertThat;

import ike.interop.endpoint.TestConfigurations;
import ike.interop.vici.Packet;
import ike.interop.vici.PacketStream;
import ike.interop.vici.ViciLimits;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that register for everything and read nothing, while a lot happens: each is cut off, and told of once. */
class DeafClientsTest {
    private static final int CLIENTS = 3;

    @TempDir
    private Path folder;

    @Test
    void theyAreCutOffAndNobodyElseNoticesThem() throws Exception {
        List<SocketChannel> deaf = new ArrayList<>();
        try (Driven ours = Driven.start(folder, "c", TestConfigurations.left(9))) {
            for (int i = 0; i < CLIENTS; i++) {
                deaf.add(deaf());
            }
            for (int i = 0; i < 2 * ViciLimits.WAITING_PACKETS; i++) {
                ours.endpoint().order("terminate nobody");
            }
            assertThat(ours.call("version").text("daemon")).contains("ike");
            String told = "the client does not read what it asked for";
            ours.endpoint().says(told);
            assertThat(ours.endpoint().text().split(told, -1)).hasSize(CLIENTS + 1);
            assertThat(ours.endpoint().text().split("terminate nobody: failed", -1))
                    .hasSize(2 * ViciLimits.WAITING_PACKETS + 1);
        } finally {
            for (SocketChannel one : deaf) {
                one.close();
            }
        }
    }

    private SocketChannel deaf() throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(folder.resolve("c")));
        PacketStream stream = new PacketStream(channel);
        for (String event : ViciEvents.NAMES) {
            stream.write(new Packet.Register(event));
            Packet answer = stream.read().orElseThrow().orThrow();
            while (!(answer instanceof Packet.Confirm)) {
                assertThat(answer).isInstanceOf(Packet.Event.class);
                answer = stream.read().orElseThrow().orThrow();
            }
        }
        return channel;
    }
}
