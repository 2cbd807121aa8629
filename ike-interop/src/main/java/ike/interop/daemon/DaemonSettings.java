package ike.interop.daemon;

import com.google.common.collect.ImmutableList;
import ike.engine.Limits;
import ike.interop.log.LogLevels;
import ike.interop.web.RevocationSettings;
import ike.interop.settings.Diagnostic;
import ike.interop.swanctl.ConfigurationLoader;
import ike.interop.vici.ViciAddress;
import ike.v2.exchange.Habits;
import ike.wire.v2.CfgAttribute;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The settings of an endpoint as a whole.
 *
 * @param limits retransmission, half-open SAs, how many SAs
 * @param habits what RFC 7296 leaves open
 * @param admission which datagrams are looked at
 * @param network ports, keepalives and routes
 * @param attributes what everybody is told who gets an address from a pool
 * @param vici where the control socket is
 * @param revocation how it is found out whether certificates are revoked
 * @param aggressivePsk answer IKEv1's Aggressive Mode with a pre-shared key
 * @param unity say in IKEv1 that we know the attributes of Cisco's Unity clients
 * @param deleteRekeyed delete a child of IKEv1 that we have rekeyed, and not wait until it expires
 * @param replayWindow how many packets may arrive late where a child does not say it
 * @param logs the files to log to
 * @param unused the full names of the settings that have no meaning here
 * @param errors what cannot be taken
 */
public record DaemonSettings(Limits limits, Habits habits, Admission admission, Network network,
        ImmutableList<CfgAttribute> attributes, Optional<ViciAddress> vici, RevocationSettings revocation,
        boolean aggressivePsk, boolean unity, boolean deleteRekeyed, int replayWindow,
        ImmutableList<LogFile> logs, ImmutableList<String> unused,
        ImmutableList<Diagnostic> errors) {
    /** What holds without a file. */
    public static final DaemonSettings DEFAULT = new DaemonSettings(Limits.DEFAULT, Habits.DEFAULT,
            Admission.ALL, new Network(OptionalInt.empty(), OptionalInt.empty(), Optional.empty(), true, true,
                    OptionalInt.empty()),
            ImmutableList.of(), Optional.empty(), RevocationSettings.DEFAULT, false, false, true,
            ConfigurationLoader.REPLAY_WINDOW, ImmutableList.of(), ImmutableList.of(), ImmutableList.of());

    /**
     * What concerns the machine around.
     *
     * @param port the UDP port for IKE, {@code natPort} the one for IKE and ESP behind NATs
     * @param keepAlive how often NAT keepalives are sent
     * @param routes whether routes into the tunnel are installed, {@code virtualIps} whether assigned addresses are
     * @param table the routing table for them
     */
    public record Network(OptionalInt port, OptionalInt natPort, Optional<Duration> keepAlive, boolean routes,
            boolean virtualIps, OptionalInt table) {
    }

    /** These with one error. */
    DaemonSettings with(Diagnostic error) {
        return new DaemonSettings(limits, habits, admission, network, attributes, vici, revocation, aggressivePsk,
                unity, deleteRekeyed, replayWindow, logs,
                unused,
                ImmutableList.of(error));
    }

    /**
     * A file to log to.
     *
     * @param append false to begin it anew
     */
    public record LogFile(Path path, LogLevels levels, boolean append) {
    }
}
