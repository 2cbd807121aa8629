package ike.interop.endpoint;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import ike.engine.NetworkEvent;
import ike.esp.linux.AddressNews;
import ike.esp.linux.Linux;
import ike.interop.log.Journal;
import ike.interop.log.LogGroup;
import ike.wire.ip.IpAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Tells the engines which addresses this machine has, has got and has lost (RFC 4555 §3.5), by looking once a second; addresses of
 * the tunnel itself, of the loopback device, and link-local ones lead nowhere. Where the system tells of changes, it looks only
 * then, and one that came and went between two looks is one, too.
 */
final class AddressWatch implements AutoCloseable {
    private static final long PERIOD_SECONDS = 1;

    private final Inbox inbox;
    private final Journal journal;
    private final String tunnel;
    private final ScheduledExecutorService looks = Executors
            .newSingleThreadScheduledExecutor(
                    task -> Thread.ofPlatform().daemon().name("ike-addresses").unstarted(task));
    private final Optional<AddressNews> news;
    private ImmutableSet<IpAddress> known = ImmutableSet.of();

    private AddressWatch(Inbox inbox, Journal journal, String tunnel) {
        this.inbox = inbox;
        this.journal = journal;
        this.tunnel = tunnel;
        news = news(journal);
    }

    private static Optional<AddressNews> news(Journal journal) {
        try {
            return Linux.isHere() ? Optional.of(AddressNews.open()) : Optional.empty();
        } catch (IOException e) {
            journal.remark(LogGroup.NET,
                    "the system does not tell of changed addresses, so they are looked at once a second: "
                            + e.getMessage());
            return Optional.empty();
        }
    }

    /** Tells what is there now, and from then on what changes. */
    static AddressWatch open(Inbox inbox, Journal journal, String tunnel) {
        AddressWatch watch = new AddressWatch(inbox, journal, tunnel);
        watch.look(false);
        var _ = watch.looks.scheduleWithFixedDelay(watch::lookAgain, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
        return watch;
    }

    /**
     * What is there at a moment.
     *
     * @param leading those that lead somewhere
     * @param all with those of the tunnel and of the loopback device, and link-local ones
     */
    record Look(ImmutableSet<IpAddress> leading, ImmutableSet<IpAddress> all) {
    }

    private void lookAgain() {
        if (news.isEmpty() || news.get().changed()) {
            look(news.isPresent());
        }
    }

    private void look(boolean changed) {
        try {
            Look now = now();
            if (changed || !now.leading().equals(known)) {
                inbox.put(new Errand.Moved(known, now));
                known = now.leading();
            }
        } catch (SocketException e) {
            journal.remark(LogGroup.NET, "cannot see the addresses of this machine: " + e.getMessage());
        }
    }

    /**
     * What has changed between two looks. An address in use may have come and gone between them: it is gone as well, unless it is one
     * that is not looked at, of which there are more on the loopback device than it names. Nothing, if that is all.
     */
    static Optional<NetworkEvent> changed(ImmutableSet<IpAddress> before, Look now, Stream<IpAddress> used) {
        ImmutableSet<IpAddress> missing = used
                .filter(address -> !now.all().contains(address) && !address.toInet().isLoopbackAddress())
                .collect(ImmutableSet.toImmutableSet());
        ImmutableSet<IpAddress> come = Sets.difference(now.leading(), before).immutableCopy();
        ImmutableSet<IpAddress> gone = Sets.union(Sets.difference(before, now.leading()), missing).immutableCopy();
        return come.isEmpty() && gone.isEmpty()
                ? Optional.empty()
                : Optional.of(new NetworkEvent.AddressesChanged(come, gone));
    }

    private Look now() throws SocketException {
        ImmutableSet.Builder<IpAddress> leading = ImmutableSet.builder();
        ImmutableSet.Builder<IpAddress> all = ImmutableSet.builder();
        for (NetworkInterface device : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            boolean outside = !device.isLoopback() && !device.getName().equals(tunnel);
            for (InetAddress address : Collections.list(device.getInetAddresses())) {
                all.add(IpAddress.of(address));
                if (outside && !address.isLinkLocalAddress()) {
                    leading.add(IpAddress.of(address));
                }
            }
        }
        return new Look(leading.build(), all.build());
    }

    @Override
    public void close() {
        looks.execute(() -> news.ifPresent(AddressNews::close));
        looks.shutdown();
    }
}
