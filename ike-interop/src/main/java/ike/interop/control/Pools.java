package ike.interop.control;

import com.google.common.collect.ImmutableList;
import ike.interop.endpoint.Control;
import ike.interop.swanctl.AddressSpan;
import ike.interop.vici.Element;
import ike.interop.vici.Message;
import ike.interop.vici.MessageBuilder;
import ike.wire.ip.IpAddress;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * load-pool, unload-pool and get-pools: pools are known, so that a whole configuration loads, and nothing takes addresses
 * from them: a connection that would is refused. Confined to the engine's thread.
 */
final class Pools {
    private static final BigInteger MOST = BigInteger.valueOf(Integer.MAX_VALUE);

    private final Map<String, Pool> byName = new LinkedHashMap<>();

    /** A pool's first address and how many there are. */
    private record Pool(IpAddress base, int size) {
        /** Of a subnet the first and last address belong to nobody. */
        static Optional<Pool> of(String text) {
            return AddressSpan.parse(text).map(span -> {
                BigInteger count = number(span.last()).subtract(number(span.first())).add(BigInteger.ONE);
                boolean subnet = text.contains("/") && count.compareTo(BigInteger.TWO) > 0;
                return new Pool(span.first(),
                        count.subtract(subnet ? BigInteger.TWO : BigInteger.ZERO).min(MOST).intValueExact());
            });
        }

        private static BigInteger number(IpAddress address) {
            return new BigInteger(1, address.octets().toArray());
        }
    }

    /** {@code load-pool {NAME {addrs, ...}}}. */
    Message load(Control control, Message request) {
        if (request.sections().size() != 1) {
            return Answers.failure("expected one section, the pool");
        }
        Element.Section section = request.sections().getFirst();
        String addresses = section.content().text("addrs").orElse("");
        Optional<Pool> pool = Pool.of(addresses);
        pool.ifPresent(found -> byName.put(section.name(), found));
        return pool.isPresent()
                ? Answers.SUCCESS
                : Answers.failure("addrs = " + addresses + "; expected a subnet or a range of addresses");
    }

    /** {@code unload-pool {name}}. */
    Message unload(Control control, Message request) {
        String name = request.text("name").orElse("");
        return byName.remove(name) != null ? Answers.SUCCESS : Answers.failure("there is no pool " + name);
    }

    /** {@code get-pools {name, leases}}. */
    Message list(Control control, Message request) {
        Optional<String> wanted = request.text("name");
        MessageBuilder pools = Message.builder();
        ImmutableList.copyOf(byName.entrySet()).stream()
                .filter(entry -> wanted.isEmpty() || wanted.get().equals(entry.getKey()))
                .forEach(entry -> pools.section(entry.getKey(),
                        Message.builder().put("base", entry.getValue().base().toString())
                                .put("size", entry.getValue().size()).put("online", 0).put("offline", 0).build()));
        return pools.build();
    }
}
