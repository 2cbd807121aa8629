package ike.interop.check;

import com.google.common.collect.ImmutableList;
import ike.engine.config.Connection;
import ike.interop.swanctl.LoadedConfiguration;

/** Everything that is to be remarked about a configuration. */
public final class ConfigurationCheck {
    private ConfigurationCheck() {
    }

    /** In the order of the file, one kind after the other. */
    public static ImmutableList<Remark> remarks(LoadedConfiguration configuration) {
        ImmutableList<Connection> connections = configuration.connections();
        return ImmutableList.<Remark>builder().addAll(SecretUse.remarks(connections, configuration.secrets()))
                .addAll(AlgorithmRanks.remarks(connections)).addAll(SelectorOverlap.remarks(connections))
                .addAll(ConnectionShadow.remarks(connections)).build();
    }
}
