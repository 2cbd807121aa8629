package ike.engine.pool;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.LinkedHashMultiset;
import com.google.common.collect.Multiset;
import com.google.common.collect.SetMultimap;
import ike.engine.config.AddressPool;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.CfgAttribute;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The leases of one pool. An address is in use, or remembered for an identity, or was never assigned. */
final class Pool {
    /** Addresses that are remembered; beyond that the one that was given back first is forgotten. */
    private static final int MOST_REMEMBERED = 65_536;

    private AddressPool config;
    private final SetMultimap<Long, IpAddress> byHolder = LinkedHashMultimap.create();
    private final Multiset<IpAddress> holders = LinkedHashMultiset.create();
    private final Map<IpAddress, String> owners = new LinkedHashMap<>();
    private final Map<IpAddress, String> remembered = new LinkedHashMap<>();
    private final SetMultimap<String, IpAddress> byIdentity = LinkedHashMultimap.create();
    private BigInteger next;

    Pool(AddressPool config) {
        this.config = config;
        next = number(config.first());
    }

    boolean spans(AddressPool other) {
        return config.first().equals(other.first()) && config.last().equals(other.last());
    }

    void change(AddressPool other) {
        config = other;
    }

    AddressPool config() {
        return config;
    }

    boolean isV4() {
        return config.first().isV4();
    }

    ImmutableList<CfgAttribute> attributes() {
        return config.attributes();
    }

    int online() {
        return owners.size();
    }

    int offline() {
        return remembered.size();
    }

    ImmutableList<AddressPools.Held> leases() {
        ImmutableList.Builder<AddressPools.Held> leases = ImmutableList.builder();
        owners.forEach((address, identity) -> leases.add(new AddressPools.Held(address, identity, true)));
        remembered.forEach((address, identity) -> leases.add(new AddressPools.Held(address, identity, false)));
        return leases.build();
    }

    /** The address wanted if this identity has or had it, else another one that it had, else any that nobody has. */
    Optional<IpAddress> lease(String identity, long holder, IpAddress wanted) {
        Optional<IpAddress> address = Optional.of(wanted)
                .filter(a -> identity.equals(owners.getOrDefault(a, remembered.get(a))))
                .or(() -> byIdentity.get(identity).stream().findFirst()).or(this::unused)
                .or(() -> remembered.keySet().stream().findFirst());
        address.ifPresent(taken -> take(identity, holder, taken));
        return address;
    }

    private void take(String identity, long holder, IpAddress address) {
        forget(address);
        owners.put(address, identity);
        if (byHolder.put(holder, address)) {
            holders.add(address);
        }
    }

    private void forget(IpAddress address) {
        String identity = remembered.remove(address);
        if (identity != null) {
            byIdentity.remove(identity, address);
        }
    }

    void release(long holder) {
        for (IpAddress address : byHolder.removeAll(holder)) {
            holders.remove(address);
            String identity = holders.contains(address) ? null : owners.remove(address);
            if (identity != null) {
                remembered.put(address, identity);
                byIdentity.put(identity, address);
            }
        }
        while (remembered.size() > MOST_REMEMBERED) {
            forget(remembered.keySet().iterator().next());
        }
    }

    private Optional<IpAddress> unused() {
        if (next.compareTo(number(config.last())) > 0) {
            return Optional.empty();
        }
        IpAddress address = address(next, config.first().octets().length());
        next = next.add(BigInteger.ONE);
        return Optional.of(address);
    }

    private static BigInteger number(IpAddress address) {
        return new BigInteger(1, address.octets().toArray());
    }

    private static IpAddress address(BigInteger number, int length) {
        byte[] octets = new byte[length];
        for (int i = 0; i < length; i++) {
            octets[length - 1 - i] = number.shiftRight(8 * i).byteValue();
        }
        return new IpAddress(Bytes.owning(octets));
    }
}
