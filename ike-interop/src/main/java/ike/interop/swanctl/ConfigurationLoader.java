package ike.interop.swanctl;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import ike.crypto.certificate.Certificate;
import ike.crypto.certificate.KnownAuthority;
import ike.engine.config.AddressPool;
import ike.engine.config.Connection;
import ike.engine.config.SharedSecret;
import ike.interop.settings.ParsedSettings;
import ike.interop.settings.Section;
import ike.interop.settings.SettingsParser;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Loads strongSwan's swanctl.conf: same syntax, same keys, same meaning, same defaults as in strongSwan 6.0, with one
 * exception: a connection without {@code version} speaks IKEv2 only. Every error is found in one pass; none throws.
 */
public final class ConfigurationLoader {
    private static final ImmutableMap<String, SharedSecret.Purpose> PURPOSES = ImmutableMap.of("ike",
            SharedSecret.Purpose.IKE, "eap", SharedSecret.Purpose.EAP, "xauth", SharedSecret.Purpose.EAP, "ntlm",
            SharedSecret.Purpose.NTLM, "passcode", SharedSecret.Purpose.PASSCODE, "ppk", SharedSecret.Purpose.PPK);

    /** How many packets may arrive late unless it is said: strongSwan's default. */
    public static final int REPLAY_WINDOW = 32;
    /** No replay window is wider. */
    public static final int WIDEST_REPLAY_WINDOW = 32_768;

    private final HostNames names;
    private final int replayWindow;
    private final Optional<Path> folder;
    private final CertificateValues certificates;
    private final Findings findings = new Findings();
    private final KeyCheck keys = new KeyCheck(findings);

    private ConfigurationLoader(HostNames names, Optional<Path> folder, int replayWindow) {
        this.names = names;
        this.replayWindow = replayWindow;
        this.folder = folder;
        certificates = new CertificateValues(folder);
    }

    /**
     * Loads a file, what it includes, and the folders with certificates and keys beside it; names of hosts stay names.
     */
    public static LoadedConfiguration load(Path file) {
        return load(file, HostNames.LATER, REPLAY_WINDOW);
    }

    /**
     * The same with the addresses that hosts have now.
     *
     * @param replayWindow of the children that do not say theirs
     */
    public static LoadedConfiguration load(Path file, HostNames names, int replayWindow) {
        return load(SettingsParser.parse(file), names,
                Optional.ofNullable(file.toAbsolutePath().normalize().getParent()), replayWindow);
    }

    /** Loads what the parser has read, which has no folders beside it. */
    public static LoadedConfiguration load(ParsedSettings settings, HostNames names) {
        return load(settings, names, REPLAY_WINDOW);
    }

    /** The same with another replay window of the children that do not say theirs. */
    public static LoadedConfiguration load(ParsedSettings settings, HostNames names, int replayWindow) {
        return load(settings, names, Optional.empty(), replayWindow);
    }

    private static LoadedConfiguration load(ParsedSettings settings, HostNames names, Optional<Path> folder,
            int replayWindow) {
        return switch (settings) {
            case ParsedSettings.Broken(var error) -> LoadedConfiguration.broken(error);
            case ParsedSettings.Tree tree -> new ConfigurationLoader(names, folder, replayWindow).load(tree);
        };
    }

    private LoadedConfiguration load(ParsedSettings.Tree tree) {
        findings.warnings(tree.warnings());
        keys.checkTopLevel(tree.root(), tree.referenced());
        ImmutableList<Section> sections = tree.root().sectionsOf("connections");
        checkKeys(tree.root());
        ImmutableList<Connection> connections = sections.stream().map(this::connection)
                .filter(reader -> !reader.isShuntsOnly()).map(ConnectionReader::read)
                .collect(ImmutableList.toImmutableList());
        ImmutableList<Shunt> shunts = sections.stream().flatMap(section -> connection(section).shunts().stream())
                .collect(ImmutableList.toImmutableList());
        ImmutableList<SharedSecret> secrets = tree.root().sectionsOf("secrets").stream()
                .flatMap(section -> secret(section).stream())
                .collect(ImmutableList.toImmutableList());
        ImmutableList<AddressPool> pools = tree.root().sectionsOf("pools").stream()
                .flatMap(section -> pool(section).stream()).collect(ImmutableList.toImmutableList());
        StoredCredentials credentials = credentials(tree.root());
        if (sections.isEmpty()) {
            findings.warning(tree.root().at(), "connections", "there are none");
        }
        LoadedConfiguration all = new LoadedConfiguration(connections, shunts, secrets, pools, credentials,
                findings.warnings(),
                findings.errors());
        return new LoadedConfiguration(connections.stream().filter(c -> all.errorsOf(c.name()).isEmpty())
                .collect(ImmutableList.toImmutableList()),
                shunts.stream().filter(shunt -> all.errorsOf(shunt.connection()).isEmpty())
                        .collect(ImmutableList.toImmutableList()),
                secrets, pools, credentials, all.warnings(), all.errors());
    }

    private StoredCredentials credentials(Section root) {
        StoredCredentials beside = folder
                .map(base -> new CredentialFolders(base, findings, root.sectionsOf("secrets")).read())
                .orElse(StoredCredentials.NONE);
        ImmutableList<KnownAuthority> authorities = root.sectionsOf("authorities").stream()
                .flatMap(section -> authority(section).stream()).collect(ImmutableList.toImmutableList());
        return new StoredCredentials(ImmutableSet.<Certificate>builder().addAll(beside.certificates())
                .addAll(certificates.named()).build().asList(), beside.keys(), beside.crls(),
                beside.publicKeys(), beside.attributeAuthorities(), beside.ocspResponders(), beside.attributes(),
                authorities,
                beside.files());
    }

    private void checkKeys(Section root) {
        for (Section section : root.sections()) {
            KeyTable.SWANCTL.section(section.name()).ifPresent(table -> keys.check(section, section.name(), table));
        }
    }

    private ConnectionReader connection(Section section) {
        String path = "connections." + section.name();
        return new ConnectionReader(new SectionReader(section, path, findings), names, certificates, replayWindow);
    }

    private Optional<KnownAuthority> authority(Section section) {
        return new AuthorityReader(new SectionReader(section, "authorities." + section.name(), findings), certificates)
                .read();
    }

    private Optional<AddressPool> pool(Section section) {
        return new PoolReader(new SectionReader(section, "pools." + section.name(), findings)).read();
    }

    private Optional<SharedSecret> secret(Section section) {
        SecretReader reader = new SecretReader(new SectionReader(section, "secrets." + section.name(), findings));
        return PURPOSES.entrySet().stream().filter(purpose -> section.name().startsWith(purpose.getKey())).findFirst()
                .flatMap(purpose -> reader.read(purpose.getValue()));
    }
}
