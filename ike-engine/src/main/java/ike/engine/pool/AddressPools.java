package ike.engine.pool;

import com.google.common.collect.ImmutableList;
import ike.engine.Question;
import ike.engine.Verdict;
import ike.engine.config.AddressPool;
import ike.wire.ip.IpAddress;
import ike.wire.v2.CfgAttribute;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The pools of an endpoint (RFC 7296 §2.19): answers {@link Question.Lease}. Who comes back gets the address that he had,
 * as long as nobody else needed it. Confined to one thread; what it does depends on nothing but the calls before.
 */
public final class AddressPools {
    private final Map<String, Pool> byName = new LinkedHashMap<>();
    private ImmutableList<CfgAttribute> everywhere = ImmutableList.of();

    /** Whoever gets an address is told these attributes too, whatever the pool. */
    public void tellEverybody(ImmutableList<CfgAttribute> attributes) {
        everywhere = attributes;
    }

    /** A pool that is new, or that is changed; of a changed one the leases go on if the addresses are the same. */
    public void load(AddressPool pool) {
        Pool old = byName.get(pool.name());
        if (old != null && old.spans(pool)) {
            old.change(pool);
        } else {
            byName.put(pool.name(), new Pool(pool));
        }
    }

    /** Nothing more is assigned from this pool; what is assigned stays with those who have it. */
    public boolean unload(String name) {
        return byName.remove(name) != null;
    }

    /** Addresses for one holder: granted, or denied when there is none at all. */
    public Verdict lease(Question.Lease question) {
        ImmutableList.Builder<IpAddress> addresses = ImmutableList.builder();
        ImmutableList.Builder<CfgAttribute> attributes = ImmutableList.builder();
        for (IpAddress wanted : question.wanted()) {
            for (String name : question.pools()) {
                Optional<Pool> pool = Optional.ofNullable(byName.get(name)).filter(p -> p.isV4() == wanted.isV4());
                Optional<IpAddress> address = pool
                        .flatMap(p -> p.lease(question.identity(), question.holder(), wanted));
                if (address.isPresent()) {
                    addresses.add(address.get());
                    attributes.addAll(pool.orElseThrow().attributes());
                    break;
                }
            }
        }
        ImmutableList<IpAddress> found = addresses.build();
        return found.isEmpty()
                ? new Verdict.Denied("no address is left in " + String.join(", ", question.pools()))
                : new Verdict.Leased(found, attributes.addAll(everywhere).build());
    }

    /** Whatever this holder has is free for others, and remembered for who had it. */
    public void release(long holder) {
        byName.values().forEach(pool -> pool.release(holder));
    }

    /** The pools, in the order in which they were loaded. */
    public ImmutableList<AddressPool> pools() {
        return byName.values().stream().map(Pool::config).collect(ImmutableList.toImmutableList());
    }

    /** How many addresses of a pool are in use, and how many are remembered only. */
    public Optional<Usage> usage(String name) {
        return Optional.ofNullable(byName.get(name)).map(pool -> new Usage(pool.online(), pool.offline()));
    }

    /** Who has or had which address of a pool: those in use first. */
    public ImmutableList<Held> leases(String name) {
        return Optional.ofNullable(byName.get(name)).map(Pool::leases).orElse(ImmutableList.of());
    }

    /**
     * An address and whose it is.
     *
     * @param online false when it is remembered only
     */
    public record Held(IpAddress address, String identity, boolean online) {
    }

    /** What a pool is used for. */
    public record Usage(int online, int offline) {
    }
}
