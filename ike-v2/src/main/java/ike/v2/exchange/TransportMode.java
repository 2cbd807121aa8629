package ike.v2.exchange;

import com.google.common.collect.ImmutableList;
import ike.engine.IpsecMode;
import ike.engine.NatDetection;
import ike.engine.Path;
import ike.engine.SeenAddresses;
import ike.engine.config.ChildConfig;
import ike.v2.message.Chain;
import ike.wire.ip.IpAddress;
import ike.wire.v2.NotifyPayload;
import ike.wire.v2.NotifyType;
import ike.wire.v2.TrafficSelector;
import ike.wire.v2.TrafficSelector.AddressRange;
import java.util.List;
import java.util.Optional;

/**
 * Whether a Child SA is in transport mode (RFC 7296 §1.3.1), and what becomes of its selectors behind a NAT (§2.23.1): each end
 * puts the addresses that it sees into those that the other one sent, for as long as a NAT stands before that address. BEET is asked
 * for in the same way, by a notification for private use that strongSwan has too; no NAT touches its inner addresses.
 *
 * @param mode in which mode it is
 * @param seen the addresses as the peer sent them, where they are not those that we see
 */
record TransportMode(IpsecMode mode, Optional<SeenAddresses> seen) {
    /** A Child SA in tunnel mode. */
    static final TransportMode NONE = new TransportMode(IpsecMode.TUNNEL, Optional.empty());

    private static final NotifyType USE_BEET_MODE = NotifyType.of(40961);

    /** One side's selectors as they came, and as they are to be understood here. */
    record Substituted(Optional<IpAddress> sent, ImmutableList<TrafficSelector> here) {
    }

    /**
     * In a mode other than tunnel mode, with the selectors of both sides put right.
     *
     * @param peer those of the peer's side
     * @param local those of ours
     */
    static TransportMode agreed(IpsecMode mode, Substituted peer, Substituted local, Path path) {
        Optional<SeenAddresses> seen = peer.sent()
                .flatMap(theirs -> local.sent().map(ours -> new SeenAddresses(theirs, ours)));
        SeenAddresses here = new SeenAddresses(path.remote().address(), path.local().address());
        return new TransportMode(mode, seen.filter(addresses -> !addresses.equals(here)));
    }

    /** What we say to ask for the configured mode; nothing where that is tunnel mode, or where it is not possible. */
    static Optional<NotifyPayload> wish(ChildConfig config, List<AddressRange> local, List<AddressRange> remote,
            Path path) {
        return isPossible(config.mode(), local, remote, path)
                ? type(config.mode()).map(NotifyPayload::of)
                : Optional.empty();
    }

    /** What we say to agree. */
    Optional<NotifyPayload> consent() {
        return type(mode).map(NotifyPayload::of);
    }

    /** True when the peer asks for this mode, which is not tunnel mode, or agrees to it. */
    static boolean isIn(Chain chain, IpsecMode mode) {
        return type(mode).flatMap(chain::notify).isPresent();
    }

    private static Optional<NotifyType> type(IpsecMode mode) {
        return switch (mode) {
            case TUNNEL -> Optional.empty();
            case TRANSPORT -> Optional.of(NotifyType.Known.USE_TRANSPORT_MODE);
            case BEET -> Optional.of(USE_BEET_MODE);
        };
    }

    /** True unless the peer says that it cannot take padding off that hides the lengths of packets (§1.3.1). */
    static boolean isPaddingTaken(Chain chain) {
        return chain.notify(NotifyType.Known.ESP_TFC_PADDING_NOT_SUPPORTED).isEmpty();
    }

    /**
     * Transport mode is for packets between the two peers themselves: all selectors are of their addresses. BEET is for packets
     * between one address of each side.
     */
    static boolean isPossible(IpsecMode mode, List<AddressRange> local, List<AddressRange> remote, Path path) {
        return switch (mode) {
            case TUNNEL -> true;
            case TRANSPORT -> isOnly(local, path.local().address()) && isOnly(remote, path.remote().address());
            case BEET -> isOnly(local, local.getFirst().start()) && isOnly(remote, remote.getFirst().start())
                    && local.getFirst().start().isV4() == remote.getFirst().start().isV4();
        };
    }

    private static boolean isOnly(List<AddressRange> ranges, IpAddress address) {
        return ranges.stream().allMatch(range -> range.start().equals(address) && range.end().equals(address));
    }

    /** The peer's selectors of its own side. */
    static Substituted peers(IpsecMode mode, List<? extends TrafficSelector> sent, NatDetection nat, Path path) {
        return mode == IpsecMode.BEET
                ? new Substituted(Optional.empty(), ImmutableList.copyOf(sent))
                : substituted(sent, nat.remoteBehindNat(), path.remote().address());
    }

    /** The peer's selectors of our side. */
    static Substituted locals(IpsecMode mode, List<? extends TrafficSelector> sent, NatDetection nat, Path path) {
        return mode == IpsecMode.BEET
                ? new Substituted(Optional.empty(), ImmutableList.copyOf(sent))
                : substituted(sent, nat.localBehindNat(), path.local().address());
    }

    /** There is exactly one address in them, or they stay as they are. */
    private static Substituted substituted(List<? extends TrafficSelector> sent, boolean behindNat, IpAddress seen) {
        ImmutableList<IpAddress> addresses = sent.stream()
                .flatMap(selector -> selector instanceof AddressRange range && range.start().equals(range.end())
                        ? java.util.stream.Stream.of(range.start())
                        : java.util.stream.Stream.empty())
                .distinct().collect(ImmutableList.toImmutableList());
        boolean one = addresses.size() == 1 && sent.stream().allMatch(
                selector -> selector instanceof AddressRange range && range.start().equals(range.end()));
        if (!one || addresses.getFirst().isV4() != seen.isV4()) {
            return new Substituted(Optional.empty(), ImmutableList.copyOf(sent));
        }
        return new Substituted(Optional.of(addresses.getFirst()), sent.stream()
                .map(selector -> selector instanceof AddressRange range && behindNat ? of(range, seen) : selector)
                .collect(ImmutableList.toImmutableList()));
    }

    private static AddressRange of(AddressRange range, IpAddress address) {
        return new AddressRange(range.protocol(), range.startPort(), range.endPort(), address, address);
    }
}
