package ike.interop.endpoint;

import com.google.common.collect.ImmutableList;
import ike.esp.Datapath;
import ike.interop.swanctl.Shunt;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The configured shunts, and which of their policies the datapath has. IKE has no part in them; their policies have numbers
 * below 0, which no engine gives. Confined to the engine's thread.
 */
public final class ShuntBook {
    private final Datapath datapath;
    private final Map<Long, Shunt> known = new LinkedHashMap<>();
    private final Map<Long, Shunt> installed = new LinkedHashMap<>();
    private long last;

    ShuntBook(Datapath datapath) {
        this.datapath = datapath;
    }

    /** Knows the shunts of a connection in the place of those that it had, and installs those that are to be there. */
    public void load(String connection, List<Shunt> shunts) {
        known.entrySet().stream().filter(entry -> entry.getValue().connection().equals(connection))
                .map(Map.Entry::getKey).toList().forEach(this::forget);
        for (Shunt shunt : shunts) {
            last--;
            known.put(last, shunt);
            if (shunt.installed()) {
                install(last, shunt);
            }
        }
    }

    /** All that are configured. */
    public ImmutableList<Shunt> configured() {
        return ImmutableList.copyOf(known.values());
    }

    /** Those whose policies are installed. */
    public ImmutableList<Shunt> installed() {
        return ImmutableList.copyOf(installed.values());
    }

    /** Installs the policy of a configured shunt, unless it is. */
    public void install(Shunt shunt) {
        known.forEach((id, other) -> {
            if (other.equals(shunt)) {
                install(id, shunt);
            }
        });
    }

    /** Takes the policy of a shunt away. */
    public void uninstall(Shunt shunt) {
        installed.entrySet().stream().filter(entry -> entry.getValue().equals(shunt)).map(Map.Entry::getKey).toList()
                .forEach(this::remove);
    }

    private void install(long id, Shunt shunt) {
        if (installed.putIfAbsent(id, shunt) == null) {
            datapath.install(shunt.policy(id));
        }
    }

    private void remove(long id) {
        if (installed.remove(id) != null) {
            datapath.removePolicy(id);
        }
    }

    private void forget(long id) {
        remove(id);
        known.remove(id);
    }
}
