package ike.interop.daemon;

import com.google.common.collect.ImmutableList;
import ike.engine.Limits;
import ike.interop.settings.Diagnostic;
import ike.interop.settings.ParsedSettings;
import ike.interop.settings.Section;
import ike.interop.settings.SettingsParser;
import ike.interop.vici.ViciAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads a strongswan.conf as it is: its syntax, its section {@code charon}, strongSwan's units and defaults. */
public final class DaemonSettingsLoader {
    private static final int HIGHEST_PORT = 0xffff;
    private static final int MOST = Integer.MAX_VALUE;
    /** What a fragment of an IKE message needs at least, with room for something in it. */
    private static final int SMALLEST_DATAGRAM = 256;
    private static final int LARGEST_DATAGRAM = 65_535;

    private DaemonSettingsLoader() {
    }

    /** Reads a file and what it includes. */
    public static DaemonSettings load(Path file) {
        return load(SettingsParser.parse(file));
    }

    /** Reads what the parser has read. */
    public static DaemonSettings load(ParsedSettings settings) {
        return switch (settings) {
            case ParsedSettings.Broken(Diagnostic error) -> {
                DaemonSettings d = DaemonSettings.DEFAULT;
                yield new DaemonSettings(d.limits(), d.port(), d.natPort(), d.keepAlive(), d.makeBeforeBreak(),
                        d.vici(), d.aggressivePsk(),
                        d.logs(),
                        d.unused(), ImmutableList.of(error));
            }
            case ParsedSettings.Tree tree -> load(tree.root());
        };
    }

    private static DaemonSettings load(Section root) {
        SettingsReader reader = new SettingsReader(root, "charon");
        Limits limits = limits(reader);
        OptionalInt port = reader.number("port", 0, HIGHEST_PORT);
        OptionalInt natPort = reader.number("port_nat_t", 0, HIGHEST_PORT);
        Optional<Duration> keepAlive = reader.time("keep_alive");
        boolean makeBeforeBreak = reader.yesOrNo("make_before_break").orElse(true);
        Optional<ViciAddress> vici = reader.read("plugins.vici.socket", "a URI like " + ViciAddress.OURS,
                ViciAddress::parse);
        boolean aggressivePsk = reader.yesOrNo("i_dont_care_about_security_and_use_aggressive_mode_psk").orElse(false);
        ImmutableList<DaemonSettings.LogFile> logs = LogFiles.read(reader);
        return new DaemonSettings(limits, port, natPort, keepAlive, makeBeforeBreak, vici, aggressivePsk, logs,
                reader.unused(),
                reader.errors());
    }

    /** A threshold of 0 never asks, a limit of 0 never refuses. */
    private static Limits limits(SettingsReader reader) {
        Limits d = Limits.DEFAULT;
        return new Limits(unlimited(reader.number("ikesa_limit", 0, MOST), d.ikeSas()),
                unlimited(reader.number("init_limit_half_open", 0, MOST), d.halfOpen()),
                unlimited(first(reader.number("cookie_threshold", 0, MOST), OptionalInt.of(d.cookieThreshold())), MOST),
                unlimited(reader.number("block_threshold", 0, MOST), d.halfOpenPerPeer()), d.childrenPerIkeSa(),
                d.queuedTasks(), reader.time("half_open_timeout").orElse(d.halfOpenLifetime()),
                reader.number("retransmit_tries", 0, 100).orElse(d.retransmitTries()),
                reader.seconds("retransmit_timeout").orElse(d.retransmitTimeout()),
                reader.factor("retransmit_base").orElse(d.retransmitBase()),
                reader.time("delete_rekeyed_delay").orElse(d.rekeyedChildLinger()),
                reader.number("fragment_size", SMALLEST_DATAGRAM, LARGEST_DATAGRAM).orElse(d.fragmentSize()),
                d.fragments(), d.reassembledOctets());
    }

    private static OptionalInt first(OptionalInt one, OptionalInt other) {
        return one.isPresent() ? one : other;
    }

    private static int unlimited(OptionalInt value, int otherwise) {
        int number = value.orElse(otherwise);
        return number == 0 ? MOST : number;
    }
}
