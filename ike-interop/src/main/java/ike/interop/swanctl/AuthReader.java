package ike.interop.swanctl;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import ike.crypto.certificate.Certificate;
import ike.crypto.certificate.TrustRequest.Revocation;
import ike.crypto.signature.SignatureConstraint;
import ike.crypto.signature.SignatureHash;
import ike.crypto.signature.VerificationKey;
import ike.engine.config.AuthRound;
import ike.engine.config.EapMethod;
import ike.engine.config.EapRound;
import ike.engine.config.IdentityPattern;
import ike.interop.settings.Section;
import ike.engine.config.Proof;
import ike.engine.config.PublicKeyRound;
import ike.wire.v2.IdType;
import ike.wire.v2.Identification;
import java.util.Optional;

/** Reads a section {@code connections.<conn>.local*} or {@code remote*}. */
final class AuthReader {
    private static final String SUPPORTED = "pubkey, psk, eap, eap-dynamic, eap-tls, eap-mschapv2, eap-md5, eap-gtc, null,"
            + " xauth (IKEv1), or key and hash as in rsa-2048-sha256, ecdsa-256, ed25519, rsa/pss-sha384, ike:rsa-sha512";

    private final SectionReader reader;
    private final CertificateValues files;

    AuthReader(SectionReader reader, CertificateValues files) {
        this.reader = reader;
        this.files = files;
    }

    /** True for a round of IKEv1's extended authentication; there is one kind of it, generic. */
    static boolean isXauth(Section round) {
        return round.setting("auth").map(auth -> Ascii.toLowerCase(auth.value()))
                .filter(auth -> auth.equals("xauth") || auth.equals("xauth-generic")).isPresent();
    }

    /** The name of our own user: {@code xauth_id}, or {@code id}. */
    IdentityPattern xauthName() {
        return reader.read("xauth_id", AuthReader::ownName)
                .orElseGet(() -> reader.read("id", IdentityPattern.any(), AuthReader::ownIdentity));
    }

    /** Which users of the peer are meant: {@code xauth_id}, or any. */
    IdentityPattern xauthNames() {
        refuseGroups();
        return reader.read("xauth_id", IdentityPattern.any(), IdentityValues::pattern);
    }

    /** A round that is the only one of its side: hybrid authentication. */
    AuthRound userAlone(String side) {
        refuseGroups();
        return new AuthRound(new Proof.UserAlone(), reader.read("id", IdentityPattern.any(),
                side.equals("local") ? AuthReader::ownIdentity : IdentityValues::pattern));
    }

    /** The round; of use only when no error was noted. */
    AuthRound read(String side) {
        AuthRound round = round(side);
        boolean certified = round.proof() instanceof PublicKeyRound || round.eap()
                .filter(eap -> eap.methods().equals(ImmutableList.of(EapMethod.TLS))).isPresent();
        if (!certified) {
            refuseGroups();
        }
        return round;
    }

    private void refuseGroups() {
        reader.read("groups", _ -> {
            throw BadValue.saying("nobody could be in one of them: only a certificate has groups, by an attribute"
                    + " certificate (RFC 5755); expected auth = pubkey or eap-tls, or no groups");
        });
    }

    private AuthRound round(String side) {
        boolean ours = side.equals("local");
        IdentityPattern identity = reader.read("id", IdentityPattern.any(),
                ours ? AuthReader::ownIdentity : IdentityValues::pattern);
        if (EncryptionReader.isEncryption(reader.section())) {
            return new EncryptionReader(reader, files).read(identity)
                    .orElse(new AuthRound(PublicKeyRound.ANY, identity));
        }
        Proof auth = reader.read("auth", PublicKeyRound.ANY, AuthReader::proof);
        Optional<IdentityPattern> name = reader.read("eap_id", ours ? AuthReader::ownName : IdentityValues::pattern);
        return switch (auth) {
            case EapRound eap when eap.methods().contains(EapMethod.TLS) -> {
                PublicKeyRound keys = keys(SignatureConstraint.ANY, ours);
                yield new AuthRound(new EapRound(eap.methods(), name, keys,
                        ours ? reader.read("aaa_id", AuthReader::server) : Optional.empty()), named(identity, keys));
            }
            case EapRound eap -> new AuthRound(new EapRound(eap.methods(), name), identity);
            case PublicKeyRound key -> {
                PublicKeyRound keys = keys(key.constraint(), ours);
                yield signed(keys, named(identity, keys), ours);
            }
            case Proof.NullAuthentication nothing -> nobody(nothing, identity, ours);
            default -> new AuthRound(auth, identity);
        };
    }

    /** Who proves nothing is nobody, unless a PPK is all that it has to prove: {@link ConnectionReader} looks after that. */
    private AuthRound nobody(Proof.NullAuthentication nothing, IdentityPattern identity, boolean ours) {
        if (reader.section().setting("id").isPresent()) {
            return new AuthRound(nothing, identity);
        }
        if (!ours) {
            reader.warning("auth", "whoever reaches us gets in, without any proof of who it is (RFC 7619 section 3)");
        }
        return new AuthRound(nothing, new IdentityPattern.Exactly(Identification.NOBODY));
    }

    private AuthRound signed(PublicKeyRound round, IdentityPattern identity, boolean ours) {
        return new AuthRound(round, ours ? confirmed(identity, round.certificates()) : identity);
    }

    /** Without an id it is the subject of the first certificate, or SHA-1 over the first public key with its algorithm. */
    private IdentityPattern named(IdentityPattern identity, PublicKeyRound round) {
        if (reader.section().setting("id").isPresent()) {
            return identity;
        }
        return round.certificates().stream()
                .map(certificate -> new Identification(IdType.Known.ID_DER_ASN1_DN, certificate.name().der()))
                .findFirst().or(() -> round.keys().stream().map(key -> Identification.keyId(
                        SignatureHash.SHA1.of(key.subjectPublicKeyInfo())))
                        .findFirst())
                .<IdentityPattern>map(IdentityPattern.Exactly::new).orElse(identity);
    }

    /** Which certificates and keys may prove this side. */
    private PublicKeyRound keys(SignatureConstraint constraint, boolean ours) {
        ImmutableList<Certificate> certificates = certificates("certs", "x509");
        ImmutableList<VerificationKey> keys = reader.read("pubkeys", ImmutableList.of(), files::keys);
        if (ours) {
            return new PublicKeyRound(certificates, keys, ImmutableList.of(), constraint, ImmutableList.of(),
                    Revocation.RELAXED);
        }
        return new PublicKeyRound(certificates, keys, certificates("cacerts", "x509ca"), constraint,
                reader.read("cert_policy", ImmutableList.of(), ListValue::items),
                reader.read("revocation", Revocation.RELAXED, AuthReader::revocation),
                reader.read("ca_id", AuthReader::named), reader.read("groups", ImmutableList.of(), ListValue::items));
    }

    /** The name of an authority. */
    private static Identification named(String value) throws BadValue {
        if (IdentityValues.pattern(value) instanceof IdentityPattern.Exactly(Identification name)) {
            return name;
        }
        throw BadValue.expected(value, "the subject or subjectAltName of an authority, without wildcard");
    }

    /** Who the server of EAP has to be: one name, or anybody whom an authority vouches for. */
    private static IdentityPattern server(String value) throws BadValue {
        IdentityPattern server = IdentityValues.pattern(value);
        if (!(server instanceof IdentityPattern.Exactly || server instanceof IdentityPattern.Any)) {
            throw BadValue.expected(value, "an identity without wildcard, or %any");
        }
        return server;
    }

    /** Those of the list, and of the sections that are called like one of it: {@code cert-1 { file = ... }}. */
    private ImmutableList<Certificate> certificates(String key, String folder) {
        ImmutableList.Builder<Certificate> certificates = ImmutableList.builder();
        certificates.addAll(reader.read(key, ImmutableList.of(), value -> files.read(folder, value)));
        String one = key.substring(0, key.length() - 1);
        reader.section().sections().stream().filter(section -> section.name().startsWith(one))
                .map(section -> reader.inner(section, section.name()))
                .forEach(section -> certificates.addAll(certificate(section, folder)));
        return certificates.build();
    }

    private ImmutableList<Certificate> certificate(SectionReader section, String folder) {
        if (section.section().setting("file").isEmpty()) {
            section.error("has no file; expected the absolute path of a certificate");
        }
        return section.read("file", ImmutableList.of(), value -> files.read(folder, value));
    }

    /** Our identity is one that our certificate speaks for; else it is the certificate's subject, as in strongSwan. */
    private IdentityPattern confirmed(IdentityPattern identity, ImmutableList<Certificate> certificates) {
        if (!(identity instanceof IdentityPattern.Exactly(Identification id)) || certificates.isEmpty()
                || certificates.stream().anyMatch(c -> c.speaksFor(id))) {
            return identity;
        }
        Certificate first = certificates.getFirst();
        reader.warning("id", "our certificate does not speak for it; its subject is used instead: " + first.subject());
        return new IdentityPattern.Exactly(new Identification(IdType.Known.ID_DER_ASN1_DN, first.name().der()));
    }

    private static Revocation revocation(String value) throws BadValue {
        return switch (ScalarValues.word(value, ImmutableSet.of("strict", "ifuri", "relaxed"))) {
            case "strict" -> Revocation.STRICT;
            case "ifuri" -> Revocation.IFURI;
            default -> Revocation.RELAXED;
        };
    }

    /** How this value has a side prove itself; what stands in other keys is added later. */
    private static Proof proof(String value) throws BadValue {
        return switch (Ascii.toLowerCase(value)) {
            case "psk" -> new Proof.PreSharedKey();
            case "null" -> new Proof.NullAuthentication();
            case "eap", "eap-dynamic" -> new EapRound(ImmutableList.<EapMethod>builder().addAll(EapMethod.byPassword())
                    .add(EapMethod.TLS).build(), Optional.empty());
            case "eap-tls" -> eap(EapMethod.TLS);
            case "eap-mschapv2" -> eap(EapMethod.MSCHAPV2);
            case "eap-md5" -> eap(EapMethod.MD5);
            case "eap-gtc" -> eap(EapMethod.GTC);
            default -> publicKey(value);
        };
    }

    private static EapRound eap(EapMethod... methods) {
        return new EapRound(ImmutableList.copyOf(methods), Optional.empty());
    }

    private static PublicKeyRound publicKey(String value) throws BadValue {
        String lower = Ascii.toLowerCase(value);
        Optional<SignatureConstraint> constraint = SignatureConstraint.parse(lower);
        if (constraint.isEmpty()) {
            throw lower.startsWith("eap") || lower.startsWith("xauth")
                    ? BadValue.unsupported(value, SUPPORTED)
                    : BadValue.expected(value, SUPPORTED);
        }
        PublicKeyRound any = PublicKeyRound.ANY;
        return new PublicKeyRound(any.certificates(), any.keys(), any.authorities(), constraint.get(), any.policies(),
                any.revocation());
    }

    private static IdentityPattern ownIdentity(String value) throws BadValue {
        IdentityPattern identity = IdentityValues.pattern(value);
        if (!(identity instanceof IdentityPattern.Exactly || identity instanceof IdentityPattern.Any)) {
            throw BadValue.expected(value,
                    "an identity without wildcard, since it is our own, or %any for our address");
        }
        return identity;
    }

    private static IdentityPattern ownName(String value) throws BadValue {
        IdentityPattern name = IdentityValues.pattern(value);
        if (name instanceof IdentityPattern.Exactly) {
            return name;
        }
        throw BadValue.expected(value, "a name without wildcard, since it is our own");
    }
}
