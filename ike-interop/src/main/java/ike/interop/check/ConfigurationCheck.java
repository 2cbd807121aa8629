package ike.interop.check;

import com.google.common.collect.ImmutableList;
import ike.engine.config.Connection;
import ike.interop.swanctl.LoadedConfiguration;
import java.time.Instant;

/** Everything that is to be remarked about a configuration. */
public final class ConfigurationCheck {
    private ConfigurationCheck() {
    }

    /**
     * In the order of the file, one kind after the other.
     *
     * @param now when certificates shall be valid
     */
    public static ImmutableList<Remark> remarks(LoadedConfiguration configuration, Instant now) {
        ImmutableList<Connection> connections = configuration.connections();
        boolean complete = configuration.errors().isEmpty();
        return ImmutableList.<Remark>builder()
                .addAll(SecretUse.remarks(connections, configuration.secrets(), complete))
                .addAll(AlgorithmRanks.remarks(connections)).addAll(SelectorOverlap.remarks(connections))
                .addAll(ConnectionShadow.remarks(connections)).addAll(UnknownHosts.remarks(connections))
                .addAll(SelectorPairs.remarks(connections)).addAll(EapUse.remarks(connections))
                .addAll(PoolUse.remarks(connections, configuration.pools(), complete))
                .addAll(UpdownUse.remarks(connections))
                .addAll(EncryptionUse.remarks(connections, configuration.credentials()))
                .addAll(GroupUse.remarks(connections, configuration.credentials(), now))
                .addAll(new CertificateUse(configuration.credentials(), now).remarks(connections)).build();
    }
}
