package ike.interop.control;

import com.google.common.collect.ImmutableList;
import ike.engine.config.AddressPool;
import ike.engine.pool.AddressPools;
import ike.interop.endpoint.Control;
import ike.interop.settings.Section;
import ike.interop.settings.SourceLine;
import ike.interop.swanctl.ConfigurationLoader;
import ike.interop.swanctl.HostNames;
import ike.interop.swanctl.LoadedConfiguration;
import ike.interop.vici.Element;
import ike.interop.vici.Message;
import ike.interop.vici.MessageBuilder;
import ike.wire.ip.IpAddress;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * load-pool, unload-pool and get-pools: the pools that the endpoint assigns addresses from. Confined to the engine's thread.
 */
final class Pools {
    private static final BigInteger MOST = BigInteger.valueOf(Integer.MAX_VALUE);
    /** In front of an identity of IKE; a user of EAP has no type. */
    private static final Pattern TYPE = Pattern.compile("^ID_\\w+ ");
    private static final SourceLine HERE = SourceLine.of("vici");

    /** {@code load-pool {NAME {addrs, ...}}}. */
    Message load(Control control, Message request) {
        if (request.sections().size() != 1) {
            return Answers.failure("expected one section, the pool");
        }
        Element.Section section = request.sections().getFirst();
        LoadedConfiguration result = ConfigurationLoader.load(SettingsTree.root(new Section("pools", HERE,
                ImmutableList.of(), ImmutableList.of(SettingsTree.section(section.name(), section.content(), HERE)))),
                HostNames.LATER);
        if (!result.errors().isEmpty()) {
            return Answers.failure(result.errors().getFirst().message());
        }
        result.pools().forEach(control.pools()::load);
        return Answers.SUCCESS;
    }

    /** {@code unload-pool {name}}. */
    Message unload(Control control, Message request) {
        String name = request.text("name").orElse("");
        return control.pools().unload(name) ? Answers.SUCCESS : Answers.failure("there is no pool " + name);
    }

    /** {@code get-pools {name, leases}}. */
    Message list(Control control, Message request) {
        Optional<String> wanted = request.text("name");
        MessageBuilder pools = Message.builder();
        for (AddressPool pool : control.pools().pools()) {
            Optional<AddressPools.Usage> usage = control.pools().usage(pool.name());
            if (usage.isPresent() && wanted.map(pool.name()::equals).orElse(true)) {
                MessageBuilder section = Message.builder().put("base", pool.first().toString())
                        .put("size", size(pool)).put("online", usage.get().online())
                        .put("offline", usage.get().offline());
                if (request.yes("leases")) {
                    section.section("leases", leases(control.pools().leases(pool.name())));
                }
                pools.section(pool.name(), section.build());
            }
        }
        return pools.build();
    }

    private static Message leases(List<AddressPools.Held> leases) {
        MessageBuilder section = Message.builder();
        for (int i = 0; i < leases.size(); i++) {
            AddressPools.Held lease = leases.get(i);
            section.section(Integer.toString(i), Message.builder().put("address", lease.address().toString())
                    .shown("identity", TYPE.matcher(lease.identity()).replaceFirst(""))
                    .put("status", lease.online() ? "online" : "offline").build());
        }
        return section.build();
    }

    private static int size(AddressPool pool) {
        return number(pool.last()).subtract(number(pool.first())).add(BigInteger.ONE).min(MOST).intValueExact();
    }

    private static BigInteger number(IpAddress address) {
        return new BigInteger(1, address.octets().toArray());
    }
}
