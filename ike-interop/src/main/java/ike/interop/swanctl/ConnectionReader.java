package ike.interop.swanctl;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.engine.config.AddressPattern;
import ike.engine.config.Addressing;
import ike.engine.config.AuthRound;
import ike.engine.config.ChildConfig;
import ike.engine.config.Childless;
import ike.engine.config.Connection;
import ike.engine.config.EapMethod;
import ike.engine.config.EncryptionRound;
import ike.engine.config.Fragmentation;
import ike.engine.config.IdentityPattern;
import ike.engine.config.IkeVersion;
import ike.engine.config.Ikev1Options;
import ike.engine.config.Ikev2Extensions;
import ike.engine.config.PpkUse;
import ike.engine.config.Proof;
import ike.engine.config.ProposalSpec;
import ike.engine.config.QuickModeOptions;
import ike.engine.config.UniquePolicy;
import ike.engine.config.XauthUser;
import ike.interop.settings.Section;
import ike.v1.exchange.Methods;
import ike.wire.ip.IpAddress;
import ike.wire.v2.Identification;
import ike.wire.v2.ProtocolId;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a section {@code connections.<conn>}. */
final class ConnectionReader {
    private static final ImmutableList<AddressPattern> ANYWHERE = ImmutableList.of(AddressPattern.ANY4,
            AddressPattern.ANY6);
    private static final int IKE_PORT = 500;

    private final SectionReader reader;
    private final HostNames names;
    private final CertificateValues certificates;
    private final int replayWindow;

    ConnectionReader(SectionReader reader, HostNames names, CertificateValues certificates, int replayWindow) {
        this.reader = reader;
        this.names = names;
        this.certificates = certificates;
        this.replayWindow = replayWindow;
    }

    /** The connection; of use only when no error was noted. */
    Connection read() {
        int errors = reader.errorCount();
        Lifetimes lifetimes = Lifetimes.ofIke(reader);
        ImmutableList<AddressPattern> local = addresses("local_addrs");
        ImmutableList<AddressPattern> remote = addresses("remote_addrs");
        ImmutableList<IkeVersion> versions = versions();
        Connection connection = new Connection(reader.section().name(), versions, local, remote,
                reader.read("local_port", IKE_PORT, ScalarValues::port),
                reader.read("remote_port", IKE_PORT, ScalarValues::port),
                proposals(reader, "proposals", ProtocolId.Known.IKE),
                reader.read("encap", false, ScalarValues::yesOrNo), fragmentation(),
                reader.read("dpd_delay", Duration.ZERO, ScalarValues::time), lifetimes.rekey(), lifetimes.end(),
                lifetimes.random(),
                reader.read("keyingtries", 1, value -> (int) ScalarValues.number(value, 0, Integer.MAX_VALUE)),
                unique(),
                rounds("local"), rounds("remote"), children(remote),
                new Addressing(reader.read("vips", ImmutableList.of(), ConnectionReader::vips),
                        reader.read("pools", ImmutableList.of(), ListValue::items)),
                reader.read("mobike", true, ScalarValues::yesOrNo), CertificateExchangeReader.read(reader),
                extensions(),
                new Ikev1Options(reader.read("aggressive", false, ScalarValues::yesOrNo),
                        reader.read("pull", true, ScalarValues::yesOrNo), user(versions), quickMode(),
                        reader.read("nat_drafts", false, ScalarValues::yesOrNo), GroupValues.of(reader),
                        reader.read("dpd_timeout", Duration.ZERO, ScalarValues::time)),
                lifetimes.reauth(), reader.read("dscp", 0, ScalarValues::codePoint));
        if (reader.errorCount() == errors) {
            checkTogether(connection);
            checkRounds(connection);
        }
        return connection;
    }

    /** Whether the two sides can authenticate each other in these ways. */
    private void checkTogether(Connection connection) {
        boolean encrypts = !EncryptionRound.of(connection.local()).isEmpty()
                || !EncryptionRound.of(connection.remote()).isEmpty();
        if (encrypts && connection.speaks(IkeVersion.IKEV2)) {
            reader.error("has auth = pke or rpke, which IKEv1 alone knows; expected version = 1");
        } else if (!connection.speaks(IkeVersion.IKEV2) && Methods.of(connection).isEmpty()) {
            reader.error("authenticates its two sides in ways that IKEv1 does not know together (RFC 2409 section 5);"
                    + " expected psk, pubkey, pke or rpke on both, or auth = xauth alone on one and pubkey on the other");
        }
        if (usesEap(connection.local()) && usesEap(connection.remote())
                && !(usesTlsAlone(connection.local()) && usesTlsAlone(connection.remote()))) {
            reader.error("has auth = eap on both sides; expected another one on the side of the responder, which has to"
                    + " prove itself first, or eap-tls on both (RFC 5998)");
        }
    }

    /** Several rounds of proof (RFC 4739) are a matter of IKEv2. */
    private void checkRounds(Connection connection) {
        boolean several = connection.local().size() > 1 || connection.remote().size() > 1;
        if (several && connection.speaks(IkeVersion.IKEV1)) {
            reader.error(
                    "has several rounds of authentication (RFC 4739), which IKEv2 alone knows; expected version = 2");
        } else if (several && connection.extensions().ppk().id().isPresent()) {
            reader.error("has several rounds of authentication and a ppk_id; expected one of the two");
        } else if (several && usesEap(connection.local()) && usesEap(connection.remote())) {
            reader.error(
                    "has several rounds of authentication and EAP on both sides; expected another proof of the responder");
        }
        if (!connection.extensions().ppk().required() && Stream
                .concat(connection.local().stream(), connection.remote().stream())
                .anyMatch(ConnectionReader::isUnprovedIdentity)) {
            reader.error("has an id and auth = null; expected one of them, for who proves nothing is nobody (RFC 7619),"
                    + " or ppk_required = yes, which proves it (RFC 8784 section 5.2.3)");
        }
    }

    private static boolean isUnprovedIdentity(AuthRound round) {
        return round.proof() instanceof Proof.NullAuthentication
                && !round.identity().equals(new IdentityPattern.Exactly(Identification.NOBODY));
    }

    /** What passes or is dropped beside its children. */
    ImmutableList<Shunt> shunts() {
        ImmutableList<AddressPattern> local = addresses("local_addrs");
        ImmutableList<AddressPattern> remote = addresses("remote_addrs");
        return childReaders().filter(ChildReader::isShunt)
                .map(child -> child.readShunt(reader.section().name(), local, remote))
                .collect(ImmutableList.toImmutableList());
    }

    /** True when it is no connection of IKE: nobody proves who he is, and it has shunts. */
    boolean isShuntsOnly() {
        return sections("local").findAny().isEmpty() && sections("remote").findAny().isEmpty()
                && childReaders().findAny().isPresent() && childReaders().allMatch(ChildReader::isShunt);
    }

    private Stream<ChildReader> childReaders() {
        return reader.section().sectionsOf("children").stream()
                .map(child -> new ChildReader(reader.inner(child, "children." + child.name()),
                        replayWindow));
    }

    private static ImmutableList<IpAddress> vips(String value) throws BadValue {
        ImmutableList.Builder<IpAddress> vips = ImmutableList.builder();
        for (String item : ListValue.items(value)) {
            vips.add(IpAddress.parse(item).orElseThrow(() -> BadValue.expected(item,
                    "0.0.0.0 or :: for any address of that family, or the one to be asked for")));
        }
        return vips.build();
    }

    private static boolean usesEap(ImmutableList<AuthRound> rounds) {
        return rounds.stream().anyMatch(round -> round.eap().isPresent());
    }

    private static boolean usesTlsAlone(ImmutableList<AuthRound> rounds) {
        return rounds.stream().flatMap(round -> round.eap().stream())
                .allMatch(eap -> eap.methods().equals(ImmutableList.of(EapMethod.TLS)));
    }

    /** Proposals for one protocol, with a warning about weak ones that are named. */
    static ImmutableList<ProposalSpec> proposals(SectionReader reader, String key, ProtocolId protocol) {
        return reader.read(key, value -> ProposalParser.parse(protocol, value)).map(parsed -> {
            if (!parsed.weak().isEmpty()) {
                reader.warning(key, "weak by " + (protocol == ProtocolId.Known.IKE ? "RFC 8247" : "RFC 8221")
                        + ", enabled only because named here: " + String.join(", ", parsed.weak()));
            }
            return parsed.proposals();
        }).orElseGet(() -> ProposalParser.defaults(protocol));
    }

    private ImmutableList<IkeVersion> versions() {
        long version = reader.read("version", 2L, ConnectionReader::version);
        if (version != 2) {
            reader.warning("version", "IKEv1 is historic (RFC 9395), enabled only because named here");
        }
        return version == 0
                ? ImmutableList.of(IkeVersion.IKEV2, IkeVersion.IKEV1)
                : ImmutableList.of(version == 1 ? IkeVersion.IKEV1 : IkeVersion.IKEV2);
    }

    private static long version(String value) throws BadValue {
        return ScalarValues.number(value, 0, 2);
    }

    private ImmutableList<AddressPattern> addresses(String key) {
        return reader.read(key, ANYWHERE, value -> AddressValues.patterns(value, names));
    }

    private Fragmentation fragmentation() {
        ImmutableSet<String> words = ImmutableSet.of("yes", "accept", "no", "force");
        return reader.read("fragmentation", Fragmentation.YES, value -> switch (ScalarValues.word(value, words)) {
            case "accept" -> Fragmentation.ACCEPT;
            case "no" -> Fragmentation.NO;
            case "force" -> Fragmentation.FORCE;
            default -> Fragmentation.YES;
        });
    }

    private Ikev2Extensions extensions() {
        PpkUse ppk = new PpkUse(reader.read("ppk_id", IdentityValues::pattern),
                reader.read("ppk_required", false, ScalarValues::yesOrNo), ppkExchange());
        return new Ikev2Extensions(ppk, childless(),
                reader.read("session_resumption", false, ScalarValues::yesOrNo));
    }

    private PpkUse.Exchange ppkExchange() {
        ImmutableSet<String> words = ImmutableSet.of("any", "auth", "intermediate");
        return reader.read("ppk_exchange", PpkUse.Exchange.EITHER, value -> switch (ScalarValues.word(value, words)) {
            case "auth" -> PpkUse.Exchange.AUTH;
            case "intermediate" -> PpkUse.Exchange.INTERMEDIATE;
            default -> PpkUse.Exchange.EITHER;
        });
    }

    private Childless childless() {
        ImmutableSet<String> words = ImmutableSet.of("allow", "prefer", "force", "never");
        return reader.read("childless", Childless.ALLOW, value -> switch (ScalarValues.word(value, words)) {
            case "prefer" -> Childless.PREFER;
            case "force" -> Childless.FORCE;
            case "never" -> Childless.NEVER;
            default -> Childless.ALLOW;
        });
    }

    private QuickModeOptions quickMode() {
        return new QuickModeOptions(reader.read("quick_mode_sas", 1,
                value -> (int) ScalarValues.number(value, 1, QuickModeOptions.MOST_SAS)),
                reader.read("commit", false, ScalarValues::yesOrNo));
    }

    private UniquePolicy unique() {
        ImmutableSet<String> words = ImmutableSet.of("no", "never", "keep", "replace");
        return reader.read("unique", UniquePolicy.NO, value -> switch (ScalarValues.word(value, words)) {
            case "never" -> UniquePolicy.NEVER;
            case "keep" -> UniquePolicy.KEEP;
            case "replace" -> UniquePolicy.REPLACE;
            default -> UniquePolicy.NO;
        });
    }

    /** A further round {@code auth = xauth}: who of the two is a user of IKEv1's extended authentication. */
    private Optional<XauthUser> user(ImmutableList<IkeVersion> versions) {
        ImmutableList<Section> ours = sections("local").filter(AuthReader::isXauth)
                .collect(ImmutableList.toImmutableList());
        ImmutableList<Section> peers = sections("remote").filter(AuthReader::isXauth)
                .collect(ImmutableList.toImmutableList());
        if (ours.size() + peers.size() > 1) {
            reader.error("has more than one round auth = xauth; expected one, on the side of the user");
        }
        Stream.concat(ours.stream(), peers.stream()).filter(_ -> versions.contains(IkeVersion.IKEV2))
                .forEach(round -> reader
                        .inner(round, round.name())
                        .error("has auth = xauth, which IKEv1 alone knows; expected version = 1"));
        return ours.stream().findFirst().<XauthUser>map(round -> new XauthUser.Ours(
                new AuthReader(reader.inner(round, round.name()), certificates).xauthName()))
                .or(() -> peers.stream().findFirst().map(round -> new XauthUser.Peers(
                        new AuthReader(reader.inner(round, round.name()), certificates).xauthNames())));
    }

    private Stream<Section> sections(String side) {
        return reader.section().sections().stream().filter(s -> s.name().startsWith(side));
    }

    /** A round and where it stands among those of its side. */
    private record Numbered(long number, AuthRound round) {
    }

    private ImmutableList<AuthRound> rounds(String side) {
        ImmutableList<Section> rounds = sections(side).filter(round -> !AuthReader.isXauth(round))
                .collect(ImmutableList.toImmutableList());
        Optional<Section> user = sections(side).filter(AuthReader::isXauth).findFirst();
        if (rounds.isEmpty() && user.isPresent()) {
            return ImmutableList.of(new AuthReader(reader.inner(user.get(), user.get().name()), certificates)
                    .userAlone(side));
        }
        if (rounds.isEmpty()) {
            reader.error("has no section " + side + "; expected one with auth, as auth = pubkey");
        }
        return rounds.stream().map(round -> reader.inner(round, round.name()))
                .map(round -> new Numbered(round.read("round", 0L, ScalarValues::number),
                        new AuthReader(round, certificates).read(side)))
                .sorted(Comparator.comparingLong(Numbered::number)).map(Numbered::round)
                .collect(ImmutableList.toImmutableList());
    }

    private ImmutableList<ChildConfig> children(ImmutableList<AddressPattern> remote) {
        boolean reachable = remote.stream().anyMatch(pattern -> pattern.isExact() || pattern.isNamed());
        return childReaders().filter(child -> !child.isShunt()).map(child -> child.read(reachable))
                .collect(ImmutableList.toImmutableList());
    }
}
