package ike.interop.lab;

import com.google.common.collect.ImmutableList;
import ike.crypto.certificate.Authority;
import ike.crypto.certificate.Certificate;
import ike.crypto.certificate.CertificateDraft;
import ike.crypto.certificate.OcspResponder;
import ike.crypto.signature.KeyType;
import ike.crypto.signature.SeededKeys;
import ike.crypto.signature.SignatureHash;
import ike.crypto.signature.SignatureScheme;
import ike.crypto.signature.SigningKey;
import ike.wire.Bytes;
import ike.wire.v2.Identification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The certificates and private keys of the lab, the same in every run, in the folders of a swanctl.conf. Both sides trust {@code
 * CN=Lab Root}; a side's certificates are called by it and by their kind, {@code ours-rsa.der}, and speak for {@code
 * ours.example.org}.
 *
 * <pre>
 * rsa ecdsa ed25519   by the kind of key
 * ecdsa384 ecdsa521   on another curve than ecdsa
 * ed448 rsa4096       a larger key than that of ed25519, of rsa
 * below               of an authority below the root, which the other side does not have
 * below-pss           the same of one that signs by RSASSA-PSS with SHA-512
 * expired revoked     what they are called; both sides have the revocation list
 * other               speaks for somebody else
 * foreign             of an authority that the other side does not trust
 * member              in the group sales, by an attribute certificate beside it; an attribute authority is where groups are demanded
 * online-crl          names the list of the lab's web server; of those called online-… neither side has a list
 * online-none         names nobody; who is to be asked stands in the configuration
 * online-ocsp         names its OCSP responder, as does online-revoked, which is
 * raw-rsa raw-ecdsa raw-ed25519   no certificate but the public key alone, which both sides have in the folder pubkey
 * </pre>
 */
public final class LabPki {
    private static final Instant LONG_AGO = Instant.parse("2026-02-01T00:00:00Z");

    private static final String ONLINE = "-online-";
    private static final String WEB = "http://" + Side.PEER.outer(Family.IPV4);

    private final Authority root = authority();
    private final Authority stranger = Authority.of("C=CH, O=Lab, CN=Stranger", key(SeededKeys.ec("P-256", 2)));
    private final String configuration;
    private final Path folder;
    private final Side side;
    private final Bytes rsa;
    private final Bytes ecdsa;
    private final Bytes ed25519;

    private LabPki(String configuration, Path folder, Side side) {
        this.configuration = configuration;
        this.folder = folder;
        this.side = side;
        rsa = SeededKeys.rsa(2048, 10 + seed(side));
        ecdsa = ecdsa(side);
        ed25519 = SeededKeys.ed(KeyType.ED25519, 30 + seed(side));
    }

    /** The keys of the two sides differ by this. */
    private static int seed(Side side) {
        return side == Side.OURS ? 0 : 1;
    }

    /** Writes what one side has, if its configuration has a use for it. */
    public static void provide(Path configuration, Path folder, Side side) throws IOException {
        String text = Files.readString(configuration);
        if (text.contains("pubkey") || text.contains("eap-tls") || text.contains(".der")) {
            new LabPki(text, folder, side).write();
        }
    }

    private static Authority authority() {
        return Authority.of("C=CH, O=Lab, CN=Lab Root", key(SeededKeys.ec("P-256", 1)));
    }

    /** What both sides trust has revoked these. */
    static Bytes revocationList() {
        return authority().list(Authority.FROM, Authority.TO, revoked());
    }

    /** Who answers for what both sides trust. */
    static OcspResponder responder() {
        return new OcspResponder(authority(),
                serial -> revoked().stream().anyMatch(one -> one.serialNumber().equals(serial)));
    }

    private static ImmutableList<Certificate> revoked() {
        return Stream.of(Side.values()).map(LabPki::revoked).collect(ImmutableList.toImmutableList());
    }

    private static Certificate revoked(Side of) {
        return authority().peer("C=CH, O=Lab, CN=revoked " + of.word(), key(revokedKey(of)),
                Identification.fqdn(of.word() + ".example.org"), draft -> draft.answeredAt(WEB + "/ocsp"));
    }

    private static Bytes revokedKey(Side of) {
        return SeededKeys.ec("P-256", 40 + seed(of));
    }

    private void write() throws IOException {
        put("x509ca", "root", root.root().der());
        put("x509ca", "middle", middleCertificate(side).der());
        own("rsa", rsa, certificate(root, rsa, side, LabPki::asItIs));
        own("ecdsa", ecdsa, certificate(root, ecdsa, side, LabPki::asItIs));
        larger();
        bare();
        own("ed25519", ed25519, certificate(root, ed25519, side, LabPki::asItIs));
        own("below", ecdsa, below(side));
        own("expired", ecdsa, certificate(root, ecdsa, side, draft -> draft.to(LONG_AGO)));
        own("foreign", ecdsa, certificate(stranger, ecdsa, side, LabPki::asItIs));
        own("other", ecdsa, named("other.example.org", ecdsa));
        own("online-crl", ecdsa, certificate(root, ecdsa, side, draft -> draft.listedAt(WEB + "/root.crl")));
        own("online-ocsp", ecdsa, certificate(root, ecdsa, side, draft -> draft.answeredAt(WEB + "/ocsp")));
        own("online-none", ecdsa, certificate(root, ecdsa, side, LabPki::asItIs));
        own("online-revoked", revokedKey(side), revoked(side));
        own("revoked", revokedKey(side), revoked(side));
        attributes();
        if (!configuration.contains(ONLINE)) {
            put("x509crl", "root", revocationList());
        }
    }

    private void bare() throws IOException {
        for (Side of : Side.values()) {
            bare(of, "rsa", () -> SeededKeys.rsa(2048, 10 + seed(of)));
            bare(of, "ecdsa", () -> ecdsa(of));
            bare(of, "ed25519", () -> SeededKeys.ed(KeyType.ED25519, 30 + seed(of)));
        }
    }

    private void bare(Side of, String kind, Supplier<Bytes> key) throws IOException {
        String file = of.word() + "-raw-" + kind + ".der";
        if (!configuration.contains(file)) {
            return;
        }
        Bytes made = key.get();
        write("pubkey", file, key(made).publicKey().subjectPublicKeyInfo());
        if (of == side) {
            write("private", file, made);
        }
    }

    private void larger() throws IOException {
        usual("ecdsa384", () -> SeededKeys.ec("P-384", 60 + seed(side)));
        usual("ecdsa521", () -> SeededKeys.ec("P-521", 50 + seed(side)));
        usual("ed448", () -> SeededKeys.ed(KeyType.ED448, 70 + seed(side)));
        usual("rsa4096", () -> SeededKeys.rsa(4096, 80 + seed(side)));
        if (isNamed("below-pss")) {
            Authority pss = Authority.of("C=CH, O=Lab, CN=PSS of " + side.word(),
                    key(SeededKeys.rsa(3072, 90 + seed(side))))
                    .signing(SignatureScheme.RsaPss.of(SignatureHash.SHA2_512));
            put("x509ca", "pss", root.authority(pss, 0, LabPki::asItIs).der());
            own("below-pss", rsa, certificate(pss, rsa, side, LabPki::asItIs));
        }
    }

    /** What costs something is made only where it is named. */
    private void usual(String name, Supplier<Bytes> key) throws IOException {
        if (isNamed(name)) {
            Bytes made = key.get();
            own(name, made, certificate(root, made, side, LabPki::asItIs));
        }
    }

    private boolean isNamed(String name) {
        return configuration.contains(side.word() + "-" + name + ".der");
    }

    private void attributes() throws IOException {
        Authority attributes = Authority.of("C=CH, O=Lab, CN=Attributes", key(SeededKeys.ec("P-256", 5)));
        if (configuration.contains("groups")) {
            put("x509aa", "attributes", attributes.root().der());
        }
        // With this key the certificate's number has no octet of zeros in front, which strongSwan 5.9.8 would not find
        // it by.
        Bytes key = SeededKeys.ec("P-256", 54 + seed(side));
        Certificate member = certificate(root, key, side, LabPki::asItIs);
        own("member", key, member);
        if (configuration.contains("-member.der")) {
            put("x509ac", "member", attributes.attributes(member, Authority.FROM, Authority.TO, List.of("sales")));
        }
    }

    private static Bytes ecdsa(Side of) {
        return SeededKeys.ec("P-256", 20 + seed(of));
    }

    private static Authority middle(Side of) {
        return Authority.of("C=CH, O=Lab, CN=Middle of " + of.word(), key(SeededKeys.ec("P-256", 3 + seed(of))));
    }

    private static Certificate middleCertificate(Side of) {
        return authority().authority(middle(of), 0, LabPki::asItIs);
    }

    private static Certificate below(Side of) {
        return certificate(middle(of), ecdsa(of), of, LabPki::asItIs);
    }

    /** The certificate with this hash in hexadecimal digits, of those that peers are sent to (RFC 7296 §3.6). */
    static Optional<Bytes> published(String sha1) {
        return Stream.of(Side.values()).flatMap(of -> Stream.of(middleCertificate(of), below(of)))
                .map(Certificate::der).filter(der -> SignatureHash.SHA1.of(der).hex().equals(sha1)).findFirst();
    }

    private Certificate named(String name, Bytes key) {
        return root.peer("C=CH, O=Lab, CN=" + name, key(key), Identification.fqdn(name), LabPki::asItIs);
    }

    private static Certificate certificate(Authority issuer, Bytes key, Side side, Consumer<CertificateDraft> change) {
        return issuer.peer("C=CH, O=Lab, CN=" + side.word(), key(key),
                Identification.fqdn(side.word() + ".example.org"), change);
    }

    /** A certificate and its key, if the configuration names it: of several for one name, strongSwan's IKEv1 takes any. */
    private void own(String name, Bytes key, Certificate certificate) throws IOException {
        if (isNamed(name)) {
            put("private", name, key);
            put("x509", name, certificate.der());
        }
    }

    private void put(String kind, String name, Bytes octets) throws IOException {
        write(kind, side.word() + "-" + name + ".der", octets);
    }

    private void write(String kind, String file, Bytes octets) throws IOException {
        Files.write(Files.createDirectories(folder.resolve(kind)).resolve(file), octets.toArray());
    }

    private static void asItIs(CertificateDraft draft) {
    }

    private static SigningKey key(Bytes info) {
        return SigningKey.read(info).orThrow();
    }
}
