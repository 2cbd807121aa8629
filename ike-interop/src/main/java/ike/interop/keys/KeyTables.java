package ike.interop.keys;

import com.google.common.collect.ImmutableList;
import ike.crypto.Secret;
import ike.crypto.SecretOwner;
import ike.wire.Bytes;
import ike.wire.ip.IpAddress;
import ike.wire.v2.IkeSpi;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The keys of a folder, in the order of its tables. Of several lines for one SA the last is the newest, so searches
 * give the last first: an SA that went through IKE_INTERMEDIATE has two lines (RFC 9242 §3.3.1).
 *
 * @param leftOut the lines of algorithms that are not known here: file, line, and which algorithm
 */
public record KeyTables(ImmutableList<IkeSaKeys> ike, ImmutableList<EspSaKeys> esp, ImmutableList<Ikev1Keys> ikev1,
        ImmutableList<SaSecret> secrets, ImmutableList<String> leftOut)
        implements
            SecretOwner {
    static final String IKEV2_TABLE = "ikev2_decryption_table";
    static final String ESP_TABLE = "esp_sa";
    static final String IKEV1_TABLE = "ikev1_decryption_table";
    static final String SECRETS = "ike_secrets.jsonl";
    private static final ImmutableList<String> TABLES = ImmutableList.of(IKEV2_TABLE, ESP_TABLE, IKEV1_TABLE);
    private static final String WIRESHARK = "wireshark";

    /** No keys. */
    public static final KeyTables NONE = new KeyTables(ImmutableList.of(), ImmutableList.of(), ImmutableList.of(),
            ImmutableList.of());

    /** Tables of which every line was read. */
    public KeyTables(ImmutableList<IkeSaKeys> ike, ImmutableList<EspSaKeys> esp, ImmutableList<Ikev1Keys> ikev1,
            ImmutableList<SaSecret> secrets) {
        this(ike, esp, ikev1, secrets, ImmutableList.of());
    }

    /**
     * Reads the tables of a folder, and {@code ike_secrets.jsonl} beside them; each of the four may be absent, but not
     * all. Where they stand in a folder {@code wireshark} in it, as in Wireshark's configuration and the lab's evidence,
     * they are found there. A table or the secrets themselves stand for their folder.
     *
     * @throws KeyTableException when the folder holds none, or a line is not what it should be; but one of an algorithm that is
     *     not known here is only left out
     */
    public static KeyTables read(Path folder) throws KeyTableException {
        Path name = folder.getFileName();
        if (name != null && Files.isRegularFile(folder) && isTable(name.toString())) {
            return ofFolder(Objects.requireNonNull(folder.toAbsolutePath().getParent()));
        }
        return ofFolder(folder);
    }

    private static boolean isTable(String name) {
        return TABLES.contains(name) || name.equals(SECRETS);
    }

    private static KeyTables ofFolder(Path folder) throws KeyTableException {
        if (!Files.isDirectory(folder)) {
            throw new KeyTableException(
                    folder + (Files.exists(folder) ? " is not a folder of key tables" : ": there is no such folder"));
        }
        Path inside = folder.resolve(WIRESHARK);
        if (!holdsTables(folder) && !holdsTables(inside) && !holdsSecrets(folder) && !holdsSecrets(inside)) {
            throw new KeyTableException(folder + " holds none of the key tables " + String.join(", ", TABLES));
        }
        return ofTables(holdsTables(folder) || !holdsTables(inside) ? folder : inside,
                holdsSecrets(folder) ? folder : inside);
    }

    private static boolean holdsTables(Path folder) {
        return TABLES.stream().anyMatch(name -> Files.exists(folder.resolve(name)));
    }

    private static boolean holdsSecrets(Path folder) {
        return Files.exists(folder.resolve(SECRETS));
    }

    private static KeyTables ofTables(Path folder, Path secrets) throws KeyTableException {
        List<String> leftOut = new ArrayList<>();
        return new KeyTables(TableFile.read(folder.resolve(IKEV2_TABLE), KeyLines::ike, leftOut::add),
                TableFile.read(folder.resolve(ESP_TABLE), KeyLines::esp, leftOut::add),
                TableFile.read(folder.resolve(IKEV1_TABLE), KeyLines::ikev1, leftOut::add),
                TableFile.read(secrets.resolve(SECRETS), KeyLines::secret, leftOut::add),
                ImmutableList.copyOf(leftOut));
    }

    /** The keys of an IKEv2 SA, the newest first. */
    public ImmutableList<IkeSaKeys> ofIke(IkeSpi initiator, IkeSpi responder) {
        return ike.reverse().stream()
                .filter(keys -> keys.initiatorSpi().equals(initiator) && keys.responderSpi().equals(responder))
                .collect(ImmutableList.toImmutableList());
    }

    /** The keys of an ISAKMP SA by its initiator's cookie, the newest first. */
    public ImmutableList<Ikev1Keys> ofIkev1(Bytes initiatorCookie) {
        return ikev1.reverse().stream().filter(keys -> keys.initiatorCookie().equals(initiatorCookie))
                .collect(ImmutableList.toImmutableList());
    }

    /** The secrets of this name of an IKE SA of either version, the newest first. */
    public ImmutableList<Secret> secrets(Bytes initiatorSpi, Bytes responderSpi, String name) {
        return secrets.reverse().stream().filter(secret -> secret.name().equals(name)
                && secret.initiatorSpi().equals(initiatorSpi) && secret.responderSpi().equals(responderSpi))
                .map(SaSecret::value).collect(ImmutableList.toImmutableList());
    }

    /** The keys that may open an ESP packet, the newest first; behind them those that name its SPI and other addresses. */
    public ImmutableList<EspSaKeys> ofEsp(IpAddress from, IpAddress to, long spi) {
        return Stream.concat(esp.reverse().stream().filter(keys -> keys.fit(from, to, spi)),
                esp.reverse().stream().filter(keys -> keys.name(spi) && !keys.fit(from, to, spi)))
                .collect(ImmutableList.toImmutableList());
    }

    @Override
    public void eachSecret(Consumer<Secret> visitor) {
        ike.forEach(keys -> keys.eachSecret(visitor));
        esp.forEach(keys -> keys.eachSecret(visitor));
        ikev1.forEach(keys -> keys.eachSecret(visitor));
        secrets.forEach(secret -> secret.eachSecret(visitor));
    }
}
