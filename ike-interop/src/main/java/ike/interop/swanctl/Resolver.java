package ike.interop.swanctl;

import com.google.common.collect.ImmutableList;
import ike.wire.ip.IpAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.Security;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * This machine's resolver, with a limit of time: the system's own may take half a minute to say that no name server answers. What
 * it says is not kept, so that a host which has moved is found.
 */
final class Resolver implements HostNames {
    /** How long one name may take. */
    static final Duration LIMIT = Duration.ofSeconds(5);
    /** So many names are asked for at a time. */
    private static final int MOST = 16;

    static final Resolver INSTANCE = new Resolver();

    private final ExecutorService asking;

    private Resolver() {
        Security.setProperty("networkaddress.cache.ttl", "0");
        Security.setProperty("networkaddress.cache.negative.ttl", "0");
        asking = Executors.newFixedThreadPool(MOST,
                task -> Thread.ofPlatform().daemon().name("ike-resolver").unstarted(task));
    }

    @Override
    public ImmutableList<IpAddress> addressesOf(String name) {
        Future<ImmutableList<IpAddress>> answer = asking.submit(() -> ask(name));
        try {
            return answer.get(LIMIT.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException | CancellationException _) {
            answer.cancel(false);
            return ImmutableList.of();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return ImmutableList.of();
        }
    }

    private static ImmutableList<IpAddress> ask(String name) throws UnknownHostException {
        return Arrays.stream(InetAddress.getAllByName(name)).map(IpAddress::of)
                .collect(ImmutableList.toImmutableList());
    }
}
