package ike.interop.daemon;

import com.google.common.collect.ImmutableList;
import ike.engine.Limits;
import ike.engine.negotiation.Preference;
import ike.interop.web.RevocationSettings;
import ike.interop.settings.Diagnostic;
import ike.interop.settings.ParsedSettings;
import ike.interop.settings.Section;
import ike.interop.settings.SettingsParser;
import ike.interop.swanctl.ConfigurationLoader;
import ike.interop.vici.ViciAddress;
import ike.v2.exchange.Habits;
import ike.wire.ip.IpAddress;
import ike.wire.v2.CfgAttribute;
import ike.wire.v2.CfgAttributeType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads a strongswan.conf as it is: its syntax, its section {@code charon}, strongSwan's units and defaults. */
public final class DaemonSettingsLoader {
    private static final String TOP = "charon";
    private static final String SERVICE = "charon-systemd";
    private static final int HIGHEST_PORT = 0xffff;
    private static final int MOST = Integer.MAX_VALUE;
    /** What a fragment of an IKE message needs at least, with room for something in it. */
    private static final int SMALLEST_DATAGRAM = 256;
    private static final int LARGEST_DATAGRAM = 65_535;
    private static final int MOST_JITTER = 100;
    /** A window in which each request keeps its answer. */
    private static final int MOST_REQUESTS = 64;

    private DaemonSettingsLoader() {
    }

    /** Reads a file and what it includes. */
    public static DaemonSettings load(Path file) {
        return load(SettingsParser.parse(file));
    }

    /** Reads what the parser has read. */
    public static DaemonSettings load(ParsedSettings settings) {
        return switch (settings) {
            case ParsedSettings.Broken(Diagnostic error) -> DaemonSettings.DEFAULT.with(error);
            case ParsedSettings.Tree tree -> load(tree.root());
        };
    }

    private static DaemonSettings load(Section root) {
        SettingsReader reader = new SettingsReader(withService(root), TOP);
        OptionalInt largest = reader.number("max_packet", SMALLEST_DATAGRAM, MOST);
        Limits limits = limits(reader, largest);
        Habits habits = habits(reader);
        Admission admission = new Admission(reader.yesOrNo("initiator_only").orElse(false),
                largest.orElse(MOST));
        DaemonSettings.Network network = new DaemonSettings.Network(reader.number("port", 0, HIGHEST_PORT),
                reader.number("port_nat_t", 0, HIGHEST_PORT), reader.time("keep_alive"),
                reader.yesOrNo("install_routes").orElse(true), reader.yesOrNo("install_virtual_ip").orElse(true),
                reader.number("routing_table", 1, MOST));
        ImmutableList<CfgAttribute> attributes = attributes(reader);
        Optional<ViciAddress> vici = reader.read("plugins.vici.socket", "a URI like " + ViciAddress.OURS,
                ViciAddress::parse);
        boolean aggressivePsk = reader.yesOrNo("i_dont_care_about_security_and_use_aggressive_mode_psk").orElse(false);
        ImmutableList<DaemonSettings.LogFile> logs = LogFiles.read(reader);
        return new DaemonSettings(limits, habits, admission, network, attributes, vici, revocation(reader),
                aggressivePsk, reader.yesOrNo("cisco_unity").orElse(false),
                reader.yesOrNo("delete_rekeyed").orElse(true), reader
                        .number("replay_window", 0, ConfigurationLoader.WIDEST_REPLAY_WINDOW)
                        .orElse(ConfigurationLoader.REPLAY_WINDOW),
                logs,
                reader.unused(), reader.errors());
    }

    /** What the daemon of systemd is told counts more than what every charon is. */
    private static Section withService(Section root) {
        Section charon = root.section(TOP)
                .orElseGet(() -> new Section(TOP, root.at(), ImmutableList.of(), ImmutableList.of()));
        return root.section(SERVICE).map(service -> new Section(root.name(), root.at(), root.settings(),
                ImmutableList.of(new Section(TOP, service.at(), service.settings(), service.sections())
                        .inheriting(charon))))
                .orElse(root);
    }

    private static Habits habits(SettingsReader reader) {
        Habits d = Habits.DEFAULT;
        return new Habits(reader.yesOrNo("make_before_break").orElse(d.makeBeforeBreak()),
                reader.yesOrNo("reuse_ikesa").orElse(d.reuseIkeSa()),
                reader.yesOrNo("prefer_configured_proposals").orElse(true)
                        ? Preference.CONFIGURED
                        : Preference.OFFERED,
                reader.yesOrNo("signature_authentication").orElse(d.signatureAuthentication()),
                reader.yesOrNo("send_vendor_id").orElse(d.sendVendorId()),
                reader.yesOrNo("follow_redirects").orElse(d.followRedirects()),
                reader.yesOrNo("announce_auth_methods").orElse(d.announceMethods()),
                reader.read("redirect_to", "an address", IpAddress::parse),
                reader.yesOrNo("multiple_authentication").orElse(d.multipleAuthentication()),
                reader.yesOrNo("hash_and_url").orElse(d.hashAndUrl()),
                reader.yesOrNo("rsa_pss").orElse(d.rsaPss()));
    }

    private static RevocationSettings revocation(SettingsReader reader) {
        RevocationSettings d = RevocationSettings.DEFAULT;
        return new RevocationSettings(reader.yesOrNo("plugins.revocation.enable_crl").orElse(d.lists()),
                reader.yesOrNo("plugins.revocation.enable_ocsp").orElse(d.responders()),
                reader.time("plugins.revocation.timeout").filter(Duration::isPositive).orElse(d.timeout()));
    }

    private static ImmutableList<CfgAttribute> attributes(SettingsReader reader) {
        ImmutableList.Builder<CfgAttribute> attributes = ImmutableList.builder();
        for (String key : ImmutableList.of("dns1", "dns2")) {
            reader.read(key, "an address", IpAddress::parse).ifPresent(address -> attributes.add(new CfgAttribute(
                    address.isV4()
                            ? CfgAttributeType.Known.INTERNAL_IP4_DNS
                            : CfgAttributeType.Known.INTERNAL_IP6_DNS,
                    address.octets())));
        }
        for (String key : ImmutableList.of("nbns1", "nbns2")) {
            reader.read(key, "an IPv4 address", text -> IpAddress.parse(text).filter(IpAddress::isV4))
                    .ifPresent(address -> attributes
                            .add(new CfgAttribute(CfgAttributeType.Known.INTERNAL_IP4_NBNS, address.octets())));
        }
        return attributes.build();
    }

    /** A threshold of 0 never asks, a limit of 0 never refuses. */
    private static Limits limits(SettingsReader reader, OptionalInt largest) {
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
                d.fragments(), largest.orElse(d.reassembledOctets()),
                reader.number("retransmit_jitter", 0, MOST_JITTER).orElse(0),
                reader.seconds("retransmit_limit").orElse(Duration.ZERO),
                reader.number("window_size", 1, MOST_REQUESTS).orElse(d.window()));
    }

    private static OptionalInt first(OptionalInt one, OptionalInt other) {
        return one.isPresent() ? one : other;
    }

    private static int unlimited(OptionalInt value, int otherwise) {
        int number = value.orElse(otherwise);
        return number == 0 ? MOST : number;
    }
}
