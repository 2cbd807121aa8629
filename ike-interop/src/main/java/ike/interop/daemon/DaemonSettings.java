package ike.interop.daemon;

import com.google.common.collect.ImmutableList;
import ike.engine.Limits;
import ike.interop.log.LogLevels;
import ike.interop.settings.Diagnostic;
import ike.interop.vici.ViciAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The settings of an endpoint as a whole.
 *
 * @param limits retransmission, half-open SAs, how many SAs
 * @param port the UDP port for IKE, {@code natPort} the one for IKE and ESP behind NATs
 * @param keepAlive how often NAT keepalives are sent
 * @param makeBeforeBreak authenticate anew before the old IKE SA is deleted
 * @param vici where the control socket is
 * @param aggressivePsk answer IKEv1's Aggressive Mode with a pre-shared key
 * @param logs the files to log to
 * @param unused the full names of the settings that have no meaning here
 * @param errors what cannot be taken
 */
public record DaemonSettings(Limits limits, OptionalInt port, OptionalInt natPort, Optional<Duration> keepAlive,
        boolean makeBeforeBreak,
        Optional<ViciAddress> vici, boolean aggressivePsk, ImmutableList<LogFile> logs, ImmutableList<String> unused,
        ImmutableList<Diagnostic> errors) {
    /** What holds without a file. */
    public static final DaemonSettings DEFAULT = new DaemonSettings(Limits.DEFAULT, OptionalInt.empty(),
            OptionalInt.empty(), Optional.empty(), true, Optional.empty(), false, ImmutableList.of(),
            ImmutableList.of(),
            ImmutableList.of());

    /**
     * A file to log to.
     *
     * @param append false to begin it anew
     */
    public record LogFile(Path path, LogLevels levels, boolean append) {
    }
}
