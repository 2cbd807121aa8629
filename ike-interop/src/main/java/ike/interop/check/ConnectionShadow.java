package ike.interop.check;

import com.google.common.collect.ImmutableList;
import ike.engine.config.Connection;
import java.util.List;

/** Connections that a responder never chooses, because one before them means the same peers. */
final class ConnectionShadow {
    private ConnectionShadow() {
    }

    static ImmutableList<Remark> remarks(List<Connection> connections) {
        ImmutableList.Builder<Remark> remarks = ImmutableList.builder();
        for (int i = 1; i < connections.size(); i++) {
            Connection later = connections.get(i);
            connections.subList(0, i).stream().filter(earlier -> meansTheSame(earlier, later)).findFirst()
                    .ifPresent(earlier -> remarks.add(new Remark("connections." + later.name(),
                            "means the same addresses and identities as " + earlier.name()
                                    + ", which is chosen first when a peer initiates")));
        }
        return remarks.build();
    }

    private static boolean meansTheSame(Connection a, Connection b) {
        return a.localAddresses().equals(b.localAddresses()) && a.remoteAddresses().equals(b.remoteAddresses())
                && a.local().equals(b.local()) && a.remote().equals(b.remote()) && a.versions().equals(b.versions());
    }
}
