package ike.interop.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import ike.wire.Bytes;
import ike.wire.v2.EncryptionId;
import ike.wire.v2.ExchangeType;
import ike.wire.v2.IkeHeader;
import ike.wire.v2.IkeMessage;
import ike.wire.v2.IkeMessages;
import ike.wire.v2.IkeSpi;
import ike.wire.v2.KePayload;
import ike.wire.v2.KeyExchangeId;
import ike.wire.v2.NoncePayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.Payload;
import ike.wire.v2.PrfId;
import ike.wire.v2.Proposal;
import ike.wire.v2.ProtocolId;
import ike.wire.v2.SaPayload;
import ike.wire.v2.Transform;
import ike.wire.v2.TransformType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Objects;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * 100,000 first messages from a thousand senders, each with SPI and nonce of its own, against a running endpoint (RFC 7296 §2.6):
 * real sockets on loopback, whose network has an address for each sender.
 */
class FloodIT {
    private static final int REQUESTS = Integer.getInteger("ike.flood", 100_000);
    private static final int SENDERS = 1000;
    /** So many requests at once fit the receive buffer of a socket. */
    private static final int BATCH = 50;
    private static final int COOKIE_THRESHOLD = 30;
    private static final long ANSWERED_WITHIN_MILLIS = 1000;
    private static final long FLAT = 16L << 20;

    private final Map<SelectionKey, int[]> answers = new HashMap<>();
    private final List<DatagramChannel> senders = new ArrayList<>();
    private final CountDownLatch half = new CountDownLatch(1);
    private int answered;
    private int withoutCookie;
    private int longest;

    @Test
    void aFloodCostsNeitherMemoryNorThePeersOfGoodWill() throws Exception {
        String anybody = TestConfigurations.right().replace("remote_addrs = 127.0.0.1", "remote_addrs = %any");
        try (RunningEndpoint right = RunningEndpoint.start(RunningEndpoint.options(Optional.empty()),
                RunningEndpoint.configuration(anybody)); Selector selector = Selector.open()) {
            right.says("^ready");
            open(selector);
            flood(selector, right.port(), 0, REQUESTS / 10);
            long before = used();
            CompletableFuture<Void> rest = CompletableFuture.runAsync(
                    () -> floodUnchecked(selector, right.port(), REQUESTS / 10, REQUESTS));
            assertThat(half.await(5, TimeUnit.MINUTES)).isTrue();
            try (RunningEndpoint left = RunningEndpoint.start(RunningEndpoint.options(Optional.empty()),
                    RunningEndpoint.configuration(TestConfigurations.left(right.natPort())), "net")) {
                left.says("^child-up home/net");
                rest.get(10, TimeUnit.MINUTES);
            }
            System.out.printf("flood: %d requests, %d answers, %d of them without cookie, memory %+d KiB%n", REQUESTS,
                    answered, withoutCookie, (used() - before) >> 10);
            assertThat(used() - before).as("octets that the flood has left behind").isLessThan(FLAT);
        }
        assertThat(answered).isBetween(REQUESTS * 9 / 10, REQUESTS);
        assertThat(answers.values()).allSatisfy(of -> assertThat(of[1]).isLessThanOrEqualTo(of[0]));
        assertThat(withoutCookie).as("half-open SAs, anew when their time is over")
                .isBetween(COOKIE_THRESHOLD - 1, 20 * COOKIE_THRESHOLD);
        assertThat(longest).as("a demand for a cookie").isLessThan(request(0).length());
        for (DatagramChannel sender : senders) {
            sender.close();
        }
    }

    /** Each at an address of its own: 127.1.0.0, 127.1.0.1, ... */
    private void open(Selector selector) throws IOException {
        for (int i = 0; i < SENDERS; i++) {
            DatagramChannel sender = DatagramChannel.open();
            sender.bind(new InetSocketAddress("127.1." + i / 250 + "." + (1 + i % 250), 0));
            sender.configureBlocking(false);
            answers.put(sender.register(selector, SelectionKey.OP_READ), new int[2]);
            senders.add(sender);
        }
    }

    private void floodUnchecked(Selector selector, int port, int from, int to) {
        try {
            flood(selector, port, from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void flood(Selector selector, int port, int from, int to) throws IOException {
        InetSocketAddress target = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        for (int next = from; next < to; next += BATCH) {
            for (int number : IntStream.range(next, Math.min(to, next + BATCH)).toArray()) {
                DatagramChannel sender = senders.get(number % SENDERS);
                count(sender.keyFor(selector))[0]++;
                sender.send(ByteBuffer.wrap(request(number).toArray()), target);
            }
            int wanted = answered + BATCH;
            while (answered < wanted && selector.select(this::read, ANSWERED_WITHIN_MILLIS) > 0) {
                // Until every request has its answer, or nothing comes any more.
            }
            if (next >= REQUESTS / 2) {
                half.countDown();
            }
        }
    }

    private int[] count(SelectionKey key) {
        return Objects.requireNonNull(answers.get(key));
    }

    private void read(SelectionKey key) {
        ByteBuffer buffer = ByteBuffer.allocate(2048);
        try {
            while (((DatagramChannel) key.channel()).receive(buffer.clear()) != null) {
                count(key)[1]++;
                answered++;
                note(IkeMessages.decode(Bytes.copyOf(buffer.array(), 0, buffer.position())).orThrow());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void note(IkeMessage answer) {
        boolean cookie = answer.notify(NotifyType.Known.COOKIE).isPresent();
        withoutCookie += cookie ? 0 : 1;
        longest = cookie ? Math.max(longest, answer.octets().length()) : longest;
    }

    private static Bytes request(int number) {
        Proposal proposal = new Proposal(1, ProtocolId.Known.IKE, Bytes.EMPTY, ImmutableList.of(
                Transform.of(TransformType.Known.ENCR, EncryptionId.ENCR_AES_GCM_16, 128),
                Transform.of(TransformType.Known.PRF, PrfId.PRF_HMAC_SHA2_256),
                Transform.of(TransformType.Known.KE, KeyExchangeId.CURVE25519)));
        Bytes own = Bytes.u32(number + 1);
        ImmutableList<Payload> payloads = ImmutableList.of(new SaPayload(ImmutableList.of(proposal)),
                new KePayload(KeyExchangeId.CURVE25519, Bytes.concat(own, Bytes.zeros(27), Bytes.of(9))),
                new NoncePayload(Bytes.concat(own, Bytes.zeros(28))));
        return IkeMessages.encode(IkeHeader.of(new IkeSpi(number + 1L), new IkeSpi(0), ExchangeType.Known.IKE_SA_INIT,
                IkeHeader.FLAG_INITIATOR, 0), payloads).octets();
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
